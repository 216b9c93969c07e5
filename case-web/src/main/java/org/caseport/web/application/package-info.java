/** What a person does, one class a thing and one transaction each: the only door to policy, domain and storage. */
@NullMarked
package org.caseport.web.application;

import org.jspecify.annotations.NullMarked;
