package org.caseport.domain.search;

/**
 * A position in a list of accounts or people, for keyset paging. What begins with the search text comes first, then
 * what has it at the beginning of its second word, and so on.
 *
 * @param rank which part of the name, number or address begins with the search text; 0 for the whole name
 * @param key that part, by which those of the same rank are sorted
 * @param id the account's number or the person's id
 */
public record NameCursor(int rank, String key, String id) {

    public NameCursor {
        if (rank < 0) {
            throw new IllegalArgumentException("a rank is not negative: " + rank);
        }
    }
}
