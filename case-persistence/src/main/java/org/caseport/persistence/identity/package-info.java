/** Stores sign-ins, failed attempts, second factors and directory identities. */
@NullMarked
package org.caseport.persistence.identity;

import org.jspecify.annotations.NullMarked;
