/** How the portal is tried on one computer: what {@code mvn -Prun package} starts; no part of the WAR. */
@NullMarked
package org.caseport.run;

import org.jspecify.annotations.NullMarked;
