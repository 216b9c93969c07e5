/**
 * Secrets that people type or send by mistake: what they look like, as data, and how they are taken out before anything
 * is kept. Every form is a fixed beginning or a telling word and then so many letters of an alphabet: finding one never
 * goes back over a text, so that a hostile one costs what any other costs. Patterns that can be written in a file by an
 * operator would not promise that as regular expressions.
 */
@NullMarked
package org.caseport.policy.secret;

import org.jspecify.annotations.NullMarked;
