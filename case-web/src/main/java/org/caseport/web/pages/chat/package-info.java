/** What the pages of both sides of a chat have in common: its addresses for scripts, and its words. */
@NullMarked
package org.caseport.web.pages.chat;

import org.jspecify.annotations.NullMarked;
