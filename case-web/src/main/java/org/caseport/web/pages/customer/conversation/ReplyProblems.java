package org.caseport.web.pages.customer.conversation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.entitlement.Offer;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.customer.FieldNames;
import org.jspecify.annotations.Nullable;

/** Writes the error messages of a reply, beside each field and in the summary. */
@Named
@RequestScoped
public class ReplyProblems {

    @Inject
    ReplyComposer composer;

    @Inject
    Labels labels;

    /** Everything that prevents sending the reply, after an attempt to send it. */
    public List<Violation> all() {
        return composer.isChecked() ? composer.composed().violations() : List.of();
    }

    /** The sentence about this field; empty if nothing is wrong with it. */
    public String of(String field) {
        return all().stream()
                .filter(violation -> violation.field().equals(field))
                .findFirst()
                .map(this::sentence)
                .orElse("");
    }

    /** What is wrong and what to do; for a refused method, the same words as beside it. */
    public String sentence(Violation violation) {
        if (violation.field().equals(DraftFields.DESCRIPTION) && violation.problem() == Violation.Problem.MISSING) {
            return labels.format("reply.missing");
        }
        return composer.decision().offers().methods().stream()
                .filter(offer -> violation.field().equals(DraftFields.METHOD) && isChosen(offer) && !offer.isGranted())
                .findFirst()
                .map(labels::why)
                .orElseGet(() -> labels.sentence(violation));
    }

    private boolean isChosen(Offer<ContactMethod> offer) {
        return offer.choice().code().equals(composer.field(DraftFields.METHOD));
    }

    /** What is wrong with additional contacts, each sentence with its address. */
    public List<String> ofContacts() {
        return all().stream()
                .filter(violation -> isContact(violation.field()))
                .map(violation -> composer.field(violation.field()).isEmpty()
                        ? sentence(violation)
                        : labels.format("create.errors.of", composer.field(violation.field()), sentence(violation)))
                .toList();
    }

    private static boolean isContact(String field) {
        return field.equals(DraftFields.CONTACT_TYPED) || field.equals("contact") || field.startsWith("contact.");
    }

    public boolean hasPlace(Violation violation) {
        return !violation.field().equals(Violation.DRAFT);
    }

    public String addressOf(Violation violation) {
        return "#" + (isContact(violation.field()) ? "contact" : id(violation.field()));
    }

    /** The name of the field on the page. */
    public String nameOf(Violation violation) {
        return labels.format(
                violation.field().equals(DraftFields.DESCRIPTION) ? "reply.text" : FieldNames.key(violation.field()));
    }

    /** The id of the field's element. */
    public String id(String field) {
        return field.replace('.', '-');
    }

    /** The ids of the elements that describe a field: first its error, then its help, then others on the page. */
    public @Nullable String describedBy(String field, boolean helped, String more) {
        String ids = (of(field).isEmpty() ? "" : id(field) + "-error ") + (helped ? id(field) + "-help " : "") + more;
        return ids.isBlank() ? null : ids.strip();
    }
}
