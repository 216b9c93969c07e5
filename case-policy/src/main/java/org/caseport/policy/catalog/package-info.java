/**
 * Reads the catalog, which lists what cases can be about, from its data files. Each file explains its own form;
 * {@code index.yaml} names the others, and links name the help articles. A catalog that breaks a rule stops the start
 * of the portal with the file, the line and the reason.
 */
@NullMarked
package org.caseport.policy.catalog;

import org.jspecify.annotations.NullMarked;
