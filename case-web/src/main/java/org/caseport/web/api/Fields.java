package org.caseport.web.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.entitlement.Violation;
import org.jspecify.annotations.Nullable;

/** The members of CreateCase as fields of a draft, so that the wizard's rules apply to them as they are. */
final class Fields {

    static final String DEFAULT_SERVICE = "general-info";
    static final String DEFAULT_CATEGORY = "other";

    private static final Map<String, String> MEMBERS = Map.of(
            DraftFields.CASE_TYPE, "issueType",
            DraftFields.SERVICE, "serviceCode",
            DraftFields.CATEGORY, "categoryCode",
            DraftFields.SEVERITY, "severityCode",
            DraftFields.SUBJECT, "subject",
            DraftFields.DESCRIPTION, "communicationBody",
            DraftFields.LANGUAGE, "language",
            Violation.FILES, "attachmentSetId",
            Violation.UPLOADS, "uploadIds");

    private Fields() {}

    static DraftFields of(Members asked) {
        Map<String, String> fields = new HashMap<>();
        fields.put(DraftFields.CASE_TYPE, caseType(asked.text("issueType")).code());
        fields.put(DraftFields.SERVICE, asked.textOr("serviceCode", DEFAULT_SERVICE));
        fields.put(DraftFields.CATEGORY, asked.textOr("categoryCode", DEFAULT_CATEGORY));
        fields.put(DraftFields.SEVERITY, asked.textOr("severityCode", "low"));
        fields.put(DraftFields.SUBJECT, asked.requiredText("subject"));
        fields.put(DraftFields.DESCRIPTION, asked.requiredText("communicationBody"));
        fields.put(DraftFields.LANGUAGE, asked.textOr("language", "en"));
        fields.put(DraftFields.METHOD, ContactMethod.WEB.code());
        List<String> contacts = asked.texts("ccEmailAddresses");
        for (int i = 0; i < contacts.size(); i++) {
            fields.put("contact." + i, contacts.get(i));
        }
        return DraftFields.of(fields);
    }

    static CaseType caseType(@Nullable String issueType) {
        if (issueType == null || issueType.equals("technical")) {
            return CaseType.TECHNICAL;
        }
        if (issueType.equals("customer-service")) {
            return CaseType.ACCOUNT_AND_BILLING;
        }
        throw ApiError.validation("issueType: Choose 'technical' or 'customer-service'.");
    }

    /** By what name programs know a field. */
    static String memberOf(String field) {
        return field.startsWith("contact") ? "ccEmailAddresses" : MEMBERS.getOrDefault(field, "request");
    }
}
