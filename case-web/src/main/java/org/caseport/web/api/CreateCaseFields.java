package org.caseport.web.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.Service;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.entitlement.Violation;
import org.jspecify.annotations.Nullable;

/** Maps the members of CreateCase to fields of a draft, so that the rules of the wizard apply to them. */
final class CreateCaseFields {

    static final CaseType DEFAULT_TYPE = CaseType.TECHNICAL;
    static final String DEFAULT_SERVICE = "general-info";
    static final String DEFAULT_CATEGORY = "other";

    private static final Map<String, CaseType> ISSUE_TYPES =
            Map.of("technical", CaseType.TECHNICAL, "customer-service", CaseType.ACCOUNT_AND_BILLING);

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

    private CreateCaseFields() {}

    static DraftFields of(RequestParameters asked, Catalog catalog) {
        Map<String, String> fields = new HashMap<>();
        String service = asked.textOr("serviceCode", DEFAULT_SERVICE);
        fields.put(
                DraftFields.CASE_TYPE,
                caseType(asked.text("issueType"), catalog.service(service)).code());
        fields.put(DraftFields.SERVICE, service);
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

    /** The type of a case about this service: the requested one, or the default if the service takes it. */
    static CaseType caseType(@Nullable String issueType, Optional<Service> service) {
        if (issueType == null) {
            return service.isEmpty() || takes(service.get(), DEFAULT_TYPE) ? DEFAULT_TYPE : onlyTypeOf(service.get());
        }
        CaseType type = ISSUE_TYPES.get(issueType);
        if (type == null) {
            throw ApiError.validation("issueType: Choose 'technical' or 'customer-service'.");
        }
        if (service.isPresent() && !takes(service.get(), type)) {
            String right = issueTypeOf(onlyTypeOf(service.get()));
            throw ApiError.validation(
                    "issueType: The service '" + service.get().code() + "' is for cases of issueType '" + right
                            + "'. Send '" + right + "', or choose a service for '" + issueType + "'.");
        }
        return type;
    }

    static boolean takes(Service service, CaseType type) {
        return service.types().contains(type);
    }

    /** The type of a service that does not take both. */
    private static CaseType onlyTypeOf(Service service) {
        return takes(service, CaseType.TECHNICAL) ? CaseType.TECHNICAL : CaseType.ACCOUNT_AND_BILLING;
    }

    private static String issueTypeOf(CaseType type) {
        return ISSUE_TYPES.entrySet().stream()
                .filter(entry -> entry.getValue() == type)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** The name of this field in the API. */
    static String memberOf(String field) {
        return field.startsWith("contact") ? "ccEmailAddresses" : MEMBERS.getOrDefault(field, "request");
    }
}
