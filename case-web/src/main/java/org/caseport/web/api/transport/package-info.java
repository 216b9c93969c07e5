/** Bytes of requests and answers: spooled, limited in pace, size and number. */
@NullMarked
package org.caseport.web.api.transport;

import org.jspecify.annotations.NullMarked;
