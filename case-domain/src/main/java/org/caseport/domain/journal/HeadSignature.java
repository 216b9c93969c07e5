package org.caseport.domain.journal;

/**
 * A mark under the head of a chain.
 *
 * @param key the name of the key that made it
 * @param mark in hexadecimal
 */
public record HeadSignature(String key, String mark) {}
