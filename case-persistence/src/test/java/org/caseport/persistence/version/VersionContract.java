package org.caseport.persistence.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.version.Servers;
import org.caseport.domain.version.Version;
import org.caseport.domain.version.VersionId;
import org.caseport.domain.version.VersionKind;
import org.caseport.domain.version.VersionText;
import org.caseport.domain.version.Versions;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.database.Migrations;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** What versions and servers promise, whatever the database. */
abstract class VersionContract extends DatabaseContract {

    private static final PersonId ADA = new PersonId("ada");
    private static final PersonId BO = new PersonId("bo");
    private static final Instant LATER = MONDAY_NINE.plusSeconds(3_600);
    private static final String TEXT = "version: x # 木曜日 😀\r\n\tend  ";

    @Test
    void a_version_is_read_as_it_was_stored() {
        Version draft = added(VersionKind.POLICY, "read-as-stored");
        Version stored = draft.requested(ADA, 1, LATER).approved(BO, 1, LATER).sentBack(BO, "Too – 短い", LATER);

        database.act(kept -> {
            assertThat(versions(kept).lock(draft.id())).contains(draft);
            versions(kept).store(stored);
        });

        assertOne(kept -> versions(kept).find(draft.id())).contains(stored);
        assertOne(kept -> versions(kept).find(VersionKind.POLICY, "read-as-stored"))
                .contains(stored);
        assertOne(kept -> versions(kept).find(VersionKind.CATALOG, "read-as-stored"))
                .isEmpty();
        assertThat(database.<String>ask(kept -> versions(kept).textOf(draft.id())))
                .isEqualTo(TEXT);
        assertThat(stored.sha256()).isEqualTo(VersionText.sha256(TEXT));
    }

    @Test
    void an_edit_stores_the_other_text() {
        Version draft = added(VersionKind.POLICY, "edited");
        Version edited = draft.edited(BO, "other", LATER);

        database.act(kept -> {
            versions(kept).lock(draft.id());
            versions(kept).store(edited, "other");
        });

        assertOne(kept -> versions(kept).find(draft.id())).contains(edited);
        assertThat(database.<String>ask(kept -> versions(kept).textOf(draft.id())))
                .isEqualTo("other");
    }

    @Test
    void the_largest_text_is_stored() {
        String text = "x".repeat(VersionText.MOST_BYTES);
        database.act(kept -> {
            VersionId id = new VersionId(VersionKind.RESPONSES, versions(kept).nextNumber(VersionKind.RESPONSES));
            versions(kept).add(Version.draft(id, "largest", "shipped", text, ADA, MONDAY_NINE), text);
        });

        assertThat(database.<Integer>ask(kept -> versions(kept)
                        .textOf(versions(kept)
                                .find(VersionKind.RESPONSES, "largest")
                                .orElseThrow()
                                .id())
                        .length()))
                .isEqualTo(VersionText.MOST_BYTES);
    }

    @Test
    void numbers_are_counted_by_kind() {
        Version first = added(VersionKind.CATALOG, "one");
        Version second = added(VersionKind.CATALOG, "two");

        assertThat(second.id().number()).isEqualTo(first.id().number() + 1);
        assertMany(kept -> versions(kept).all(VersionKind.CATALOG)).startsWith(second, first);
    }

    @Test
    void a_code_names_one_version_of_a_kind() {
        added(VersionKind.POLICY, "once");
        added(VersionKind.CATALOG, "once");

        assertThatThrownBy(() -> added(VersionKind.POLICY, "once")).isInstanceOf(PersistenceException.class);
    }

    @Test
    void what_is_scheduled_is_an_activation_and_two_never_share_an_instant() {
        Instant from = LATER.plusSeconds(60);
        Version one = scheduled("first", from);
        Version other = scheduled("second", from.plusMillis(1));

        assertMany(kept -> versions(kept).activations(VersionKind.POLICY).stream()
                        .map(Versions.Activation::code)
                        .filter(code -> code.equals("first") || code.equals("second"))
                        .toList())
                .containsExactly("first", "second");
        assertMany(kept -> versions(kept).activations(VersionKind.POLICY))
                .contains(new Versions.Activation(one.id(), "first", from, one.sha256()));
        assertThatThrownBy(() -> scheduled("third", from)).isInstanceOf(PersistenceException.class);
        database.act(kept -> {
            versions(kept).lock(other.id());
            versions(kept).store(other.cancelled(ADA, MONDAY_NINE));
        });
        assertMany(kept -> versions(kept).activations(VersionKind.POLICY).stream()
                        .map(Versions.Activation::code)
                        .toList())
                .contains("first")
                .doesNotContain("second");
    }

    @Test
    void servers_are_known_by_what_they_report() {
        database.act(kept -> {
            servers(kept).report("a-1", "alpha", MONDAY_NINE, MONDAY_NINE);
            servers(kept).report("b-1", "beta", MONDAY_NINE, LATER);
            servers(kept).report("a-1", "alpha", MONDAY_NINE, LATER.plusSeconds(1));
            servers(kept).report("c-1", "gamma", MONDAY_NINE, MONDAY_NINE);
        });

        Servers.Server alpha =
                new Servers.Server("a-1", "alpha", Migrations.newest(), MONDAY_NINE, LATER.plusSeconds(1));
        assertMany(kept -> servers(kept).seenSince(LATER))
                .extracting(Servers.Server::name)
                .containsExactly("a-1", "b-1");
        assertMany(kept -> servers(kept).seenSince(LATER.plusSeconds(1))).containsExactly(alpha);
        assertThat(database.<Integer>ask(kept -> servers(kept).forgetBefore(LATER)))
                .isEqualTo(1);
        database.act(kept -> servers(kept).leave("b-1"));
        assertMany(kept -> servers(kept).seenSince(MONDAY_NINE)).containsExactly(alpha);
        assertThat(database.<Boolean>ask(kept -> servers(kept).isOlder(alpha))).isFalse();
        assertThat(database.<Boolean>ask(
                        kept -> servers(kept).isOlder(new Servers.Server("d-1", "delta", "33", MONDAY_NINE, LATER))))
                .isTrue();
    }

    private Version scheduled(String code, Instant from) {
        Version draft = added(VersionKind.POLICY, code);
        Version scheduled = draft.requested(ADA, 0, LATER).scheduled(ADA, from, "Now – 今", 0, LATER);
        database.act(kept -> {
            versions(kept).lock(VersionKind.POLICY);
            versions(kept).lock(draft.id());
            versions(kept).store(scheduled);
        });
        assertOne(kept -> versions(kept).find(draft.id())).contains(scheduled);
        assertThat(Duration.between(LATER, from)).isPositive();
        return scheduled;
    }

    private Version added(VersionKind kind, String code) {
        return database.ask(kept -> {
            VersionId id = new VersionId(kind, versions(kept).nextNumber(kind));
            Version draft = Version.draft(id, code, "2022-05", TEXT, ADA, MONDAY_NINE);
            versions(kept).add(draft, TEXT);
            return draft;
        });
    }

    private static Versions versions(TestDatabase.Kept kept) {
        return kept.adapter(Versions.class);
    }

    private static Servers servers(TestDatabase.Kept kept) {
        return kept.adapter(Servers.class);
    }
}
