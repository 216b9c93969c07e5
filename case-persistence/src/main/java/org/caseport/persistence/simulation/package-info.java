/** Stores simulations, and reads past cases for them. */
@NullMarked
package org.caseport.persistence.simulation;

import org.jspecify.annotations.NullMarked;
