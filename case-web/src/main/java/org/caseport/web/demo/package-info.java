/** Demo mode: its people, accounts and cases, and the filter that keeps a demo on its own machine. */
@NullMarked
package org.caseport.web.demo;

import org.jspecify.annotations.NullMarked;
