package org.caseport.domain.journal;

/**
 * The operator's signature of the head of a chain.
 *
 * @param key the name of the key that made it
 * @param mark the signature in hexadecimal
 */
public record HeadSignature(String key, String mark) {}
