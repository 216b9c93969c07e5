/** Who is signed in, by which step, second factor or directory. */
@NullMarked
package org.caseport.persistence.identity;

import org.jspecify.annotations.NullMarked;
