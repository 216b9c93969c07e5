/**
 * Two servers behind HAProxy on one PostgreSQL, people and programs at work, and what each fault costs them.
 *
 * <p>{@link org.caseport.web.nodes.Trials} causes the faults, {@link org.caseport.web.nodes.Ledger} remembers what
 * people were told has been done, and {@link org.caseport.web.nodes.Books} compares that with what the database holds.
 */
package org.caseport.web.nodes;
