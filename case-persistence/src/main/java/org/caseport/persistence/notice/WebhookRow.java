package org.caseport.persistence.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.hook.Webhook;
import org.caseport.persistence.column.OwnedKey;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a webhook. Its secret is already sealed when it arrives here. */
@Entity
@Table(name = "hook")
@IdClass(OwnedKey.class)
@NullUnmarked
class WebhookRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    String id;

    String url;
    String form;
    boolean enabled;

    /** Kinds of events with blanks between them; null where an older server wrote the row. */
    String chosen;

    @Column(name = "sealed_under")
    String sealedUnder;

    String sealed;

    @Column(name = "created_at")
    Instant createdAt;

    static WebhookRow of(Webhook hook) {
        WebhookRow row = new WebhookRow();
        row.account = hook.account().digits();
        row.id = hook.id();
        row.createdAt = hook.createdAt();
        row.update(hook);
        return row;
    }

    void update(Webhook hook) {
        url = hook.url();
        form = hook.form().code();
        enabled = hook.enabled();
        chosen = String.join(" ", new TreeSet<>(hook.chosen()));
        sealedUnder = hook.secret().key();
        sealed = hook.secret().text();
    }

    Webhook toHook() {
        Webhook.Form known = Arrays.stream(Webhook.Form.values())
                .filter(one -> one.code().equals(form))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the table has an unknown form: " + form));
        return new Webhook(
                id,
                new AccountId(account),
                url,
                known,
                enabled,
                chosen == null || chosen.isEmpty() ? Set.of() : Set.of(chosen.split(" ")),
                new SealedSecret(sealedUnder, sealed),
                createdAt);
    }
}
