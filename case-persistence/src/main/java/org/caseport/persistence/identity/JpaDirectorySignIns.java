package org.caseport.persistence.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.directory.DirectoryIdentity;
import org.caseport.domain.directory.DirectorySignIns;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class JpaDirectorySignIns implements DirectorySignIns {

    private static final String VOUCHED =
            "select d.token_hash, d.issuer, d.subject, d.provider_session, d.id_token, d.refresh_key, d.refresh_token"
                    + " from directory_sign_in d";

    @Inject
    EntityManager entities;

    @Override
    public void start(Vouched vouched, Instant now) {
        SealedSecret refresh = vouched.refresh();
        entities.createNativeQuery("insert into directory_sign_in (token_hash, issuer, subject, provider_session,"
                        + " id_token, refresh_key, refresh_token, started_at, asked_at)"
                        + " values (?1, ?2, ?3, nullif(?4, ''), nullif(?5, ''), nullif(?6, ''), nullif(?7,"
                        + " ''), ?8, ?9)")
                .setParameter(1, vouched.tokenHash())
                .setParameter(2, StorableText.storable(vouched.id().issuer()))
                .setParameter(3, StorableText.storable(vouched.id().subject()))
                .setParameter(4, orEmpty(vouched.session()))
                .setParameter(5, orEmpty(vouched.idToken()))
                .setParameter(6, refresh == null ? "" : refresh.key())
                .setParameter(7, refresh == null ? "" : refresh.text())
                .setParameter(8, Timestamp.from(now))
                .setParameter(9, Timestamp.from(now))
                .executeUpdate();
    }

    @Override
    public Optional<Vouched> find(String tokenHash) {
        return all(entities.createNativeQuery(VOUCHED + " where d.token_hash = ?1")
                        .setParameter(1, StorableText.storable(tokenHash)))
                .stream()
                .findFirst();
    }

    @Override
    public void renew(String tokenHash, @Nullable SealedSecret refresh) {
        entities.createNativeQuery("update directory_sign_in set refresh_key = nullif(?1, ''),"
                        + " refresh_token = nullif(?2, '') where token_hash = ?3")
                .setParameter(1, refresh == null ? "" : refresh.key())
                .setParameter(2, refresh == null ? "" : refresh.text())
                .setParameter(3, tokenHash)
                .executeUpdate();
    }

    @Override
    public List<Vouched> ofSession(String issuer, String session) {
        return all(entities.createNativeQuery(VOUCHED + " where d.issuer = ?1 and d.provider_session = ?2")
                .setParameter(1, StorableText.storable(issuer))
                .setParameter(2, StorableText.storable(session)));
    }

    @Override
    public List<Vouched> of(DirectoryIdentity id) {
        return all(entities.createNativeQuery(VOUCHED + " where d.issuer = ?1 and d.subject = ?2")
                .setParameter(1, StorableText.storable(id.issuer()))
                .setParameter(2, StorableText.storable(id.subject())));
    }

    @Override
    public List<String> tokensOf(PersonId person) {
        return entities.createQuery("select s.tokenHash from SignInRow s where s.person = :person", String.class)
                .setParameter("person", person.value())
                .getResultList();
    }

    @Override
    public List<Vouched> takeDue(Instant askedBefore, Instant usedSince, Instant now, int most) {
        List<Vouched> due = all(entities.createNativeQuery(VOUCHED
                        + " join sign_in s on s.token_hash = d.token_hash"
                        + " where d.asked_at < ?1 and s.seen_at >= ?2 order by d.asked_at, d.token_hash")
                .setParameter(1, Timestamp.from(askedBefore))
                .setParameter(2, Timestamp.from(usedSince))
                .setMaxResults(most));
        // Another server may read the same rows, but only one of the two can update each.
        return due.stream()
                .filter(vouched -> entities.createNativeQuery("update directory_sign_in set asked_at = ?1"
                                        + " where token_hash = ?2 and asked_at < ?3")
                                .setParameter(1, Timestamp.from(now))
                                .setParameter(2, vouched.tokenHash())
                                .setParameter(3, Timestamp.from(askedBefore))
                                .executeUpdate()
                        == 1)
                .toList();
    }

    @Override
    public List<Vouched> startedBefore(String issuer, Instant before) {
        return all(entities.createNativeQuery(VOUCHED + " where d.issuer = ?1 and d.started_at < ?2")
                .setParameter(1, StorableText.storable(issuer))
                .setParameter(2, Timestamp.from(before)));
    }

    private static List<Vouched> all(Query query) {
        return ((List<?>) query.getResultList())
                .stream().map(line -> vouched((Object[]) line)).toList();
    }

    private static Vouched vouched(Object[] line) {
        return new Vouched(
                (String) line[0],
                new DirectoryIdentity((String) line[1], (String) line[2]),
                (String) line[3],
                (String) line[4],
                line[5] == null ? null : new SealedSecret((String) line[5], (String) line[6]));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : StorableText.storable(text);
    }
}
