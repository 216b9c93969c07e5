package org.caseport.web.pages.customer.conversation;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.draft.DraftFields;

/** The acts of a member in the composer of a case, such as replying and resolving. */
enum ReplyAct {
    REPLY,
    RESOLVE,
    REOPEN;

    private static final Set<String> FIELDS = Set.of(
            DraftFields.DESCRIPTION,
            DraftFields.METHOD,
            DraftFields.COUNTRY,
            DraftFields.PHONE,
            DraftFields.EXTENSION,
            DraftFields.CONTACT_TYPED);

    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<ReplyAct> named(String code) {
        return Arrays.stream(values()).filter(act -> act.code().equals(code)).findFirst();
    }

    /** Whether the composer has a field of this name. */
    static boolean asksFor(String field) {
        return FIELDS.contains(field) || field.matches("contact\\.[0-9]{1,3}");
    }
}
