/** Versions of data that administrators change while the portal runs: policy books, the catalog, canned responses. */
@NullMarked
package org.caseport.domain.version;

import org.jspecify.annotations.NullMarked;
