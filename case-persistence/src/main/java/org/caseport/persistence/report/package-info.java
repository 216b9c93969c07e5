/** Stores the facts about cases, fills in those of the past, and reads reports from them. */
@NullMarked
package org.caseport.persistence.report;

import org.jspecify.annotations.NullMarked;
