/** Stores callbacks, their tries and the forms of calls, and lists them for agents. */
@NullMarked
package org.caseport.persistence.call;

import org.jspecify.annotations.NullMarked;
