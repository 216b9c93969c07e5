package org.caseport.persistence.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a person. All roles are in one column, each between blanks, so that a query can look for one. */
@Entity
@Table(name = "person")
@NullUnmarked
class PersonRow {

    private static final Set<Grant> NEWER = Set.of(Grant.CHANGE_PLAN);

    @Id
    String id;

    String email;
    String name;
    String roles;

    @Column(name = "account_id")
    String account;

    String language;
    String theme;

    @Column(name = "password_hash")
    String passwordHash;

    /** Each between blanks, as roles are. */
    String grants;

    /** Those that servers of the version before don't know, which could not read a person that has them above. */
    @Column(name = "newer_grants")
    String newerGrants;

    @Column(name = "deactivated_at")
    Instant deactivatedAt;

    String zone;

    /** Written when a sign-in starts, without this row. */
    @Column(name = "signed_in_at", insertable = false, updatable = false)
    Instant signedInAt;

    PersonRow update(Person person) {
        id = person.id().value();
        email = StorableText.storable(person.email());
        name = StorableText.storable(person.name());
        String now = person.account() == null ? null : person.account().digits();
        // What a member may do in one account says nothing about another.
        if (grants == null || !isMember() || !Objects.equals(account, now)) {
            grant(person.grants());
        }
        roles = person.roles().stream().sorted().map(Role::name).collect(Collectors.joining(" ", " ", " "));
        account = now;
        language = person.language();
        theme = person.theme();
        return this;
    }

    private boolean isMember() {
        return roles != null && roles.contains(between(Role.MEMBER.name()));
    }

    void grant(Set<Grant> granted) {
        grants = names(granted.stream().filter(grant -> !NEWER.contains(grant)));
        newerGrants = names(granted.stream().filter(NEWER::contains));
    }

    private static String names(Stream<Grant> granted) {
        return granted.sorted().map(Grant::name).collect(Collectors.joining(" ", " ", " "));
    }

    /** A word with the blanks that surround it in such a column. */
    static String between(String word) {
        return " " + word + " ";
    }

    Person toPerson() {
        return new Person(
                new PersonId(id),
                email,
                name,
                Arrays.stream(roles.split(" "))
                        .filter(role -> !role.isEmpty())
                        .map(Role::valueOf)
                        .collect(Collectors.toSet()),
                account == null ? null : new AccountId(account),
                language,
                theme,
                Stream.of(grants, newerGrants == null ? "" : newerGrants)
                        .flatMap(names -> Arrays.stream(names.split(" ")))
                        .filter(grant -> !grant.isEmpty())
                        .map(Grant::valueOf)
                        .collect(Collectors.toSet()),
                deactivatedAt,
                zone == null ? null : ZoneId.of(zone));
    }
}
