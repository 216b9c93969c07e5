/**
 * Secrets that people type or send by mistake: their patterns, as data, and their removal before anything is stored.
 * Every form is a fixed beginning or an announcing word and then a run of letters of an alphabet: finding one never
 * goes back over a text, so that a hostile one costs what any other costs. Regular expressions in a file of an operator
 * could not promise that.
 */
@NullMarked
package org.caseport.policy.secret;

import org.jspecify.annotations.NullMarked;
