package org.caseport.web.pages.customer;

import java.util.Map;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.entitlement.Violation;

/** Names the fields of the wizard by the keys of their texts. */
public final class FieldNames {

    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry(DraftFields.CASE_TYPE, "create.help.caseType"),
            Map.entry(DraftFields.SERVICE, "create.help.service"),
            Map.entry(DraftFields.CATEGORY, "create.help.category"),
            Map.entry(DraftFields.SEVERITY, "create.help.severity"),
            Map.entry("request", "create.requests"),
            Map.entry(DraftFields.SUBJECT, "create.information.subject"),
            Map.entry(DraftFields.DESCRIPTION, "create.information.description"),
            Map.entry(Violation.FILES, "files.title"),
            Map.entry(DraftFields.LANGUAGE, "create.contact.language"),
            Map.entry(DraftFields.METHOD, "create.contact.methods"),
            Map.entry(DraftFields.COUNTRY, "create.contact.country"),
            Map.entry(DraftFields.PHONE, "create.contact.phone"),
            Map.entry(DraftFields.EXTENSION, "create.contact.extension"),
            Map.entry(DraftFields.CONTACT_TYPED, "create.contact.contacts"),
            Map.entry("contact", "create.contact.contacts"));

    private FieldNames() {}

    /** The key of the text for a field, or for any field of a group. */
    public static String key(String field) {
        return KEYS.getOrDefault(field.split("\\.", 2)[0], "create.field");
    }
}
