package org.caseport.domain.hook;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.notice.Notice;

/**
 * A webhook: an address to which events of an account and its cases are posted.
 *
 * @param url where events are posted, with http or https
 * @param chosen the kinds of {@link #CHOOSABLE} events that are posted to it
 * @param secret signs what is posted
 */
public record Webhook(
        String id,
        AccountId account,
        String url,
        Form form,
        boolean enabled,
        Set<String> chosen,
        SealedSecret secret,
        Instant createdAt) {

    public static final int LONGEST_URL = 2_000;

    /** The kinds of events that are posted only to webhooks that choose them, in the order in which they are shown. */
    public static final List<String> CHOOSABLE = List.of(
            "case.chat.requested",
            "case.chat.joined",
            "case.chat.ended",
            "case.callback.planned",
            "case.callback.tried",
            "case.callback.done");

    /** The kind of an event that an administrator asks for, to see it arrive; its detail is the hook's id. */
    public static final String TEST = "webhook.test";

    /** How many webhooks an account has at most. */
    public static final int MOST = 10;

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    public Webhook {
        if (!isId(id)) {
            throw new IllegalArgumentException("not a hook's id: " + id);
        }
        chosen = Set.copyOf(chosen);
    }

    public static Webhook create(
            String id, AccountId account, String url, Form form, SealedSecret secret, Instant now) {
        return new Webhook(id, account, url, form, true, Set.of(), secret, now);
    }

    public static String newId() {
        return UUID.randomUUID().toString();
    }

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    public Webhook enabled(boolean on) {
        return new Webhook(id, account, url, form, on, chosen, secret, createdAt);
    }

    public Webhook sealed(SealedSecret other) {
        return new Webhook(id, account, url, form, enabled, chosen, other, createdAt);
    }

    public Webhook choosing(Set<String> kinds) {
        return new Webhook(id, account, url, form, enabled, kinds, secret, createdAt);
    }

    /** Whether {@link #CHOOSABLE} events can be chosen: AWS Support has no such events. */
    public boolean canChoose() {
        return form == Form.CLOUD_EVENTS;
    }

    /** Whether this notice is posted to it. */
    public boolean wants(Notice notice) {
        return enabled
                && (notice.kind().equals(TEST)
                        ? notice.says(0, id)
                        : form.knows(notice) || (canChoose() && chosen.contains(notice.kind())));
    }

    /** The format of what is posted. */
    public enum Form {
        /** CloudEvents 1.0, structured, in JSON. */
        CLOUD_EVENTS("cloud-events"),
        /** The event that programs for AWS Support know from EventBridge. */
        SUPPORT_CASE_UPDATE("support-case-update");

        private final String code;

        Form(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        boolean knows(Notice notice) {
            return switch (notice.kind()) {
                case "case.created", "case.communication.added", "case.resolved", "case.reopened" -> true;
                case "case.status.changed", "case.severity.changed", "account.plan.changed" -> this == CLOUD_EVENTS;
                default -> false;
            };
        }
    }
}
