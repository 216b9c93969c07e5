package org.caseport.domain.factor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;

/** Who has a second factor. A code is taken by one statement, so that no two servers take it. */
public interface SecondFactors {

    Optional<SecondFactor> find(PersonId person);

    /** Turns it on in place of what was there, with these hashes of recovery codes. */
    void store(SecondFactor factor, Set<String> codeHashes);

    /** These recovery codes and no others. */
    void renewCodes(PersonId person, Set<String> codeHashes);

    /** Takes the code of a time step; false when that or a later one was taken already. */
    boolean takeStep(PersonId person, long step);

    /** Takes a recovery code; false when there is no such code any more. */
    boolean takeCode(PersonId person, String codeHash);

    int codesLeft(PersonId person);

    /** Turns it off; false when it was off. */
    boolean remove(PersonId person);

    /** People whose name or e-mail contains this text, by e-mail, and which of them have a second factor. */
    List<Holder> holders(String text, int most);

    /** Some whose secret is not sealed under this key. */
    List<SecondFactor> notSealedUnder(String key, int most);

    void seal(PersonId person, SealedSecret secret);

    record Holder(Person person, boolean on) {}
}
