package org.caseport.web.application;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Repeats a use case once, in a new transaction, when somebody else stored the same unique key at the same moment: the
 * number of an account, an e-mail address, an invitation. Neither found the key of the other when they looked for it.
 * The repetition finds it, and answers as if it had been there from the beginning. Only what is undone by a rollback
 * may be repeated, so a use case that reads a stream can't have this annotation. Limits of how often something is done
 * are counted apart, and count a repeated use case twice.
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RetryOnDuplicateKey {}
