/**
 * The use cases: one class per task of a person or program. Each call is one transaction; all access to policy, domain
 * and storage goes through here.
 */
@NullMarked
package org.caseport.web.application;

import org.jspecify.annotations.NullMarked;
