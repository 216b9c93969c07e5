/** What members do with their account's cases: find, read, share and rate them. */
@NullMarked
package org.caseport.web.application.cases;

import org.jspecify.annotations.NullMarked;
