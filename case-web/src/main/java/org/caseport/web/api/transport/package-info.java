/** Request and response bodies: buffering on disk, and limits on rate, size and concurrency. */
@NullMarked
package org.caseport.web.api.transport;

import org.jspecify.annotations.NullMarked;
