/** Signatures of requests, version 4, as AWS clients make them. */
@NullMarked
package org.caseport.web.api.signature;

import org.jspecify.annotations.NullMarked;
