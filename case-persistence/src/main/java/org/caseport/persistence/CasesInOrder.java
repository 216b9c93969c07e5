package org.caseport.persistence;

/**
 * Cases of an account that follow each other by their ids.
 *
 * @param after the id behind which they begin
 * @param last the id with which they end
 */
record CasesInOrder(String account, String after, String last) {

    /** The condition that a column with the id of a case is one of them; its values are ?1 to ?3. */
    static String within(String alias, String column) {
        return alias + "account_id = ?1 and " + alias + column + " > ?2 and " + alias + column + " <= ?3";
    }
}
