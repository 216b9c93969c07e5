/** The Support API: a second way to the use cases, in the protocol of unmodified AWS Support clients. */
@NullMarked
package org.caseport.web.api;

import org.jspecify.annotations.NullMarked;
