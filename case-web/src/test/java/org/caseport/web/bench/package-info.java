/**
 * How fast the shipped WAR is, on both databases: {@code mvn -Pbench verify}. Never part of the tests.
 *
 * <p>{@link org.caseport.web.bench.Benchmark} says what is measured, {@link org.caseport.web.bench.Load} does one thing
 * over and over, {@link org.caseport.web.bench.WebMember} is a member whose browser draws nothing, and
 * {@link org.caseport.web.bench.BareInserts} stores the rows of a case with nothing but JDBC, for comparison.
 */
@NullMarked
package org.caseport.web.bench;

import org.jspecify.annotations.NullMarked;
