/** The plan of an account: what it includes, what others would, and changing it. */
@NullMarked
package org.caseport.web.application.accountplan;

import org.jspecify.annotations.NullMarked;
