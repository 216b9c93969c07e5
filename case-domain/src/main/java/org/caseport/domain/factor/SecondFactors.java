package org.caseport.domain.factor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.PersonId;

/**
 * Stores the second factors of people and their recovery codes. One statement accepts a code, so that no two servers
 * accept the same one.
 */
public interface SecondFactors {

    Optional<SecondFactor> find(PersonId person);

    /** Turns the second factor on in place of an earlier one, with these hashes of recovery codes. */
    void store(SecondFactor factor, Set<String> codeHashes);

    /** Replaces the recovery codes by these. */
    void renewCodes(PersonId person, Set<String> codeHashes);

    /** Accepts the code of a time step; false when that or a later one was accepted already. */
    boolean takeStep(PersonId person, long step);

    /** Uses up a recovery code; false when there is no such code any more. */
    boolean takeCode(PersonId person, String codeHash);

    int codesLeft(PersonId person);

    /** Turns the second factor off; false when it was off. */
    boolean remove(PersonId person);

    /** Some of the second factors whose secret is not encrypted under this key. */
    List<SecondFactor> notSealedUnder(String key, int most);

    void seal(PersonId person, SealedSecret secret);
}
