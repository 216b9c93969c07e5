/** Demo people, accounts and histories of cases, and the guard that keeps a demo on its own machine. */
@NullMarked
package org.caseport.web.demo;

import org.jspecify.annotations.NullMarked;
