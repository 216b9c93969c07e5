package org.caseport.persistence.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.SignIn;
import org.caseport.domain.account.SignIns;
import org.caseport.persistence.column.InstantColumn;
import org.caseport.persistence.column.StorableText;

@ApplicationScoped
@Transactional
class JpaSignIns implements SignIns {

    /** The time of last use is written at most this often, so that most requests write nothing. */
    static final Duration TOUCHED_EVERY = Duration.ofSeconds(30);

    /** How long failed attempts are kept at least, beyond the time after which idle sign-ins end. */
    static final Duration FAILURES_KEPT = Duration.ofDays(1);

    private static final int LONGEST_NAME = 320;

    private static final int LONGEST_DEVICE = 200;

    /** The most tokens in one query. */
    private static final int AT_ONCE = 500;

    @Inject
    EntityManager entities;

    @Override
    public void start(String tokenHash, PersonId person, Instant now) {
        SignInRow row = new SignInRow();
        row.tokenHash = tokenHash;
        row.person = person.value();
        row.startedAt = now;
        row.seenAt = now;
        entities.persist(row);
        entities.flush();
        entities.createNativeQuery("update person set signed_in_at = ?1 where id = ?2")
                .setParameter(1, new InstantColumn().convertToDatabaseColumn(now))
                .setParameter(2, person.value())
                .executeUpdate();
    }

    @Override
    public void describe(String tokenHash, String device) {
        entities.createQuery("update SignInRow s set s.device = :device where s.tokenHash = :token")
                .setParameter("device", StorableText.storable(device, LONGEST_DEVICE))
                .setParameter("token", tokenHash)
                .executeUpdate();
    }

    @Override
    public Optional<SignIn> holder(String tokenHash, Instant now, SignIn.Bounds bounds) {
        Optional<SignIn> found = find(tokenHash, bounds);
        return found.map(signIn -> signIn.seenAt().isBefore(now.minus(touchedEvery(now, bounds)))
                ? new SignIn(touched(tokenHash, now), signIn.person(), signIn.startedAt(), now, signIn.device())
                : signIn);
    }

    @Override
    public Optional<SignIn> find(String tokenHash, SignIn.Bounds bounds) {
        return Optional.ofNullable(entities.find(SignInRow.class, StorableText.storable(tokenHash)))
                .map(SignInRow::toSignIn)
                .filter(bounds::hold);
    }

    /** A tenth of the idle limit if that is shorter than {@link #TOUCHED_EVERY}. */
    private static Duration touchedEvery(Instant now, SignIn.Bounds bounds) {
        Duration some = Duration.between(bounds.seenSince(), now).dividedBy(10);
        return some.compareTo(TOUCHED_EVERY) < 0 ? some : TOUCHED_EVERY;
    }

    private String touched(String tokenHash, Instant now) {
        entities.createQuery("update SignInRow s set s.seenAt = :now where s.tokenHash = :token and s.seenAt < :now")
                .setParameter("now", now)
                .setParameter("token", tokenHash)
                .executeUpdate();
        return tokenHash;
    }

    @Override
    public Map<String, PersonId> holders(Collection<String> tokenHashes, SignIn.Bounds bounds) {
        List<String> all = List.copyOf(tokenHashes);
        Map<String, PersonId> holders = new HashMap<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            entities.createQuery("select s from SignInRow s where s.tokenHash in :tokens", SignInRow.class)
                    .setParameter("tokens", all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                    .getResultStream()
                    .map(SignInRow::toSignIn)
                    .filter(bounds::hold)
                    .forEach(signIn -> holders.put(signIn.tokenHash(), signIn.person()));
        }
        return holders;
    }

    @Override
    public List<SignIn> of(PersonId person, SignIn.Bounds bounds) {
        return entities.createQuery(
                        "select s from SignInRow s where s.person = :person order by s.seenAt desc, s.tokenHash",
                        SignInRow.class)
                .setParameter("person", person.value())
                .getResultStream()
                .map(SignInRow::toSignIn)
                .filter(bounds::hold)
                .toList();
    }

    @Override
    public void end(String tokenHash) {
        entities.createQuery("delete from SignInRow s where s.tokenHash = :token")
                .setParameter("token", StorableText.storable(tokenHash))
                .executeUpdate();
    }

    @Override
    public void endAllOf(PersonId person) {
        entities.createQuery("delete from SignInRow s where s.person = :person")
                .setParameter("person", person.value())
                .executeUpdate();
    }

    @Override
    public int forgetBeyond(SignIn.Bounds bounds) {
        entities.createQuery("delete from SignInFailureRow f where f.lastAt < :before")
                .setParameter("before", bounds.seenSince().minus(FAILURES_KEPT))
                .executeUpdate();
        return entities.createQuery("delete from SignInRow s where s.seenAt < :seen or s.startedAt < :started")
                .setParameter("seen", bounds.seenSince())
                .setParameter("started", bounds.startedSince())
                .executeUpdate();
    }

    @Override
    public Failures failuresOf(String email) {
        return entities.createQuery("select f from SignInFailureRow f where f.email = :email", SignInFailureRow.class)
                .setParameter("email", name(email))
                .getResultStream()
                .findFirst()
                .map(row -> new Failures(row.inARow, row.lastAt))
                .orElseGet(() -> new Failures(0, Instant.EPOCH));
    }

    @Override
    public void noteFailure(String email, Instant now) {
        String name = name(email);
        if (countFailure(name, now) == 0 && firstFailure(name, now) == 0) {
            countFailure(name, now);
        }
    }

    @Override
    public void takeBackFailure(String email, Failures before) {
        entities.createNativeQuery("update sign_in_failure set in_a_row = in_a_row - 1,"
                        + " last_at = (case when in_a_row = ?1 then ?2 else last_at end)"
                        + " where email = ?3 and in_a_row > 0")
                .setParameter(1, before.inARow() + 1)
                .setParameter(2, java.sql.Timestamp.from(before.last()))
                .setParameter(3, name(email))
                .executeUpdate();
    }

    @Override
    public void clearFailures(String email) {
        entities.createQuery("delete from SignInFailureRow f where f.email = :email")
                .setParameter("email", name(email))
                .executeUpdate();
    }

    private int countFailure(String name, Instant now) {
        return entities.createQuery(
                        "update SignInFailureRow f set f.inARow = f.inARow + 1, f.lastAt = :now where f.email = :email")
                .setParameter("now", now)
                .setParameter("email", name)
                .executeUpdate();
    }

    /**
     * Inserts the first failure; returns 0 if another server did so at the same moment, and the caller counts instead.
     */
    private int firstFailure(String name, Instant now) {
        return entities.createNativeQuery(
                        "insert into sign_in_failure (email, in_a_row, last_at) values (?, 1, ?) on conflict do"
                                + " nothing")
                .setParameter(1, name)
                .setParameter(2, java.sql.Timestamp.from(now))
                .executeUpdate();
    }

    /** The typed name, cut to the length of the longest possible address. */
    private static String name(String email) {
        return StorableText.storable(Person.signInName(email), LONGEST_NAME);
    }
}
