/** Signature Version 4 of requests, as AWS clients make it. */
@NullMarked
package org.caseport.web.api.signature;

import org.jspecify.annotations.NullMarked;
