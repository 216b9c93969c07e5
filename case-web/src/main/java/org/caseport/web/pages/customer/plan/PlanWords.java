package org.caseport.web.pages.customer.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.policy.comparison.PlanFeature;
import org.caseport.policy.comparison.PlanFeature.AdditionalContacts;
import org.caseport.policy.comparison.PlanFeature.Cases;
import org.caseport.policy.comparison.PlanFeature.CasesPerHour;
import org.caseport.policy.comparison.PlanFeature.Contact;
import org.caseport.policy.comparison.PlanFeature.FirstResponse;
import org.caseport.policy.comparison.PlanFeature.OperationsCopies;
import org.caseport.policy.comparison.PlanFeature.SupportApi;
import org.caseport.policy.comparison.PlanFeatures;
import org.caseport.web.pages.Labels;

/**
 * Says what plans include, in the language of the page. Severities are said once for all types of cases, as all have
 * the same response targets.
 */
record PlanWords(Labels labels) {

    /** What a plan includes, a sentence each. */
    List<String> sentences(PlanFeatures features) {
        Set<String> sentences = new LinkedHashSet<>();
        for (CaseType type : CaseType.values()) {
            methods(features, type)
                    .ifPresent(methods -> sentences.add(labels.format("plan.cases", cases(type), methods)));
        }
        for (Severity severity : Severity.values()) {
            response(features, severity)
                    .ifPresent(target -> sentences.add(labels.format("plan.response", labels.of(severity), target)));
        }
        features.all().forEach(feature -> {
            if (feature instanceof AdditionalContacts contacts) {
                sentences.add(labels.format("plan.contacts", contacts.most()));
            } else if (feature instanceof OperationsCopies copies) {
                sentences.add(labels.format("plan.operations", copies.address()));
            } else if (feature instanceof SupportApi api) {
                sentences.add(
                        api.callsPerSecond() == 0
                                ? labels.format("plan.api")
                                : labels.format("plan.apiCalls", api.callsPerSecond()));
            } else if (feature instanceof CasesPerHour limit) {
                sentences.add(
                        limit.most() == 0
                                ? labels.format("plan.casesNoLimit")
                                : labels.format("plan.casesPerHour", limit.most()));
            }
        });
        return List.copyOf(sentences);
    }

    /** The rows of a table that compares these plans. */
    List<Row> rows(List<PlanFeatures> plans) {
        List<Row> rows = new ArrayList<>();
        for (CaseType type : CaseType.values()) {
            rows.add(row(cases(type), plans, plan -> methods(plan, type)));
        }
        for (Severity severity : Severity.values()) {
            String name = labels.format("plan.row.response", labels.of(severity));
            rows.add(row(name, plans, plan -> response(plan, severity)));
        }
        rows.add(row(labels.format("plan.row.contacts"), plans, plan -> all(plan, AdditionalContacts.class)
                .map(contacts -> labels.format("plan.upTo", contacts.most()))
                .findFirst()));
        rows.add(row(labels.format("plan.row.api"), plans, plan -> all(plan, SupportApi.class)
                .map(api -> api.callsPerSecond() == 0
                        ? labels.format("plan.yes")
                        : labels.format("plan.calls", api.callsPerSecond()))
                .findFirst()));
        rows.add(row(labels.format("plan.row.cases"), plans, plan -> all(plan, CasesPerHour.class)
                .map(limit -> limit.most() == 0
                        ? labels.format("apiAccess.noLimit")
                        : labels.format("plan.upTo", limit.most()))
                .findFirst()));
        return rows;
    }

    /**
     * A row of the comparison.
     *
     * @param cells what each plan has; empty where it has none
     */
    public record Row(String name, List<String> cells) {}

    private interface Cell {
        Optional<String> of(PlanFeatures plan);
    }

    private static Row row(String name, List<PlanFeatures> plans, Cell cell) {
        return new Row(
                name, plans.stream().map(plan -> cell.of(plan).orElse("")).toList());
    }

    private String cases(CaseType type) {
        return labels.format("CaseType." + type.name() + ".cases");
    }

    /** The ways to reach support about cases of this type; empty where there are no such cases. */
    private Optional<String> methods(PlanFeatures features, CaseType type) {
        if (all(features, Cases.class).noneMatch(cases -> cases.type() == type)) {
            return Optional.empty();
        }
        return Optional.of(labels.list(all(features, Contact.class)
                .filter(contact -> contact.type() == type)
                .map(contact -> labels.of(contact.method()))
                .toList()));
    }

    private Optional<String> response(PlanFeatures features, Severity severity) {
        return all(features, FirstResponse.class)
                .filter(response -> response.severity() == severity)
                .map(response -> labels.target(response.example()))
                .findFirst();
    }

    private static <T extends PlanFeature> Stream<T> all(PlanFeatures features, Class<T> kind) {
        return features.all().stream().filter(kind::isInstance).map(kind::cast);
    }
}
