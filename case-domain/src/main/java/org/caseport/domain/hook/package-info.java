/** Web hooks: where an account's programs want to be told of what happens to its cases. */
@NullMarked
package org.caseport.domain.hook;

import org.jspecify.annotations.NullMarked;
