/** The pages of administrators: accounts, people, journal, mail, webhooks, settings and the state of the system. */
@NullMarked
package org.caseport.web.pages.admin;

import org.jspecify.annotations.NullMarked;
