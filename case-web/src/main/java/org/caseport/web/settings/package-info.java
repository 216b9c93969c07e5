/**
 * The settings of operators: each with its kind, default and meaning, and the check that stops a start with wrong ones.
 */
@NullMarked
package org.caseport.web.settings;

import org.jspecify.annotations.NullMarked;
