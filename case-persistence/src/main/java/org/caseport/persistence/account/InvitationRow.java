package org.caseport.persistence.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Invitation;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of an invitation. */
@Entity
@Table(name = "invitation")
@NullUnmarked
class InvitationRow {

    @Id
    String id;

    @Column(name = "token_hash")
    String tokenHash;

    String email;
    String name;
    String role;

    @Column(name = "account_id")
    String account;

    String languages;
    String services;

    @Column(name = "most_open")
    Integer mostOpen;

    @Column(name = "invited_by")
    String invitedBy;

    @Column(name = "invited_at")
    Instant invitedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    InvitationRow update(Invitation invitation, String hash) {
        id = invitation.id();
        tokenHash = hash;
        email = StorableText.storable(invitation.email());
        name = StorableText.storable(invitation.name());
        role = invitation.role().name();
        account = invitation.account() == null ? null : invitation.account().digits();
        languages = AgentSkillRow.joined(invitation.languages());
        services = AgentSkillRow.joined(invitation.services());
        mostOpen = invitation.mostOpen();
        invitedBy = invitation.invitedBy().value();
        invitedAt = invitation.invitedAt();
        expiresAt = invitation.expiresAt();
        return this;
    }

    Invitation toInvitation() {
        return new Invitation(
                id,
                email,
                StorableText.shown(name),
                Role.valueOf(role),
                account == null ? null : new AccountId(account),
                AgentSkillRow.split(languages),
                AgentSkillRow.split(services),
                mostOpen,
                new PersonId(invitedBy),
                invitedAt,
                expiresAt);
    }
}
