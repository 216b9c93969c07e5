/**
 * Reads what cases can be about from the catalog's data files. Each file explains its own form; {@code index.yaml}
 * names the others, and links name the help articles. A catalog that breaks a rule stops the start with the file, the
 * line and the reason.
 */
@NullMarked
package org.caseport.policy.catalog;

import org.jspecify.annotations.NullMarked;
