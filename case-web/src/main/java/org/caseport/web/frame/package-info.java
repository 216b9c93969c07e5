/**
 * The frame every answer leaves through: headers, compression, faults with a reference, and a portal that is not ready.
 */
@NullMarked
package org.caseport.web.frame;

import org.jspecify.annotations.NullMarked;
