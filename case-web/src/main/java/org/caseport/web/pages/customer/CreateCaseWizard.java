package org.caseport.web.pages.customer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.policy.entitlement.Ruling;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.ConsultingPolicy;
import org.caseport.web.application.Drafting;
import org.caseport.web.application.Opening;
import org.caseport.web.application.OpeningCases;
import org.caseport.web.application.ReadingCases;
import org.caseport.web.application.Saving;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.PageAddress;
import org.jspecify.annotations.Nullable;

/**
 * Backs {@code cases/create.xhtml}. The saved draft is the wizard's only state: each request reads it anew, each post
 * keeps what was typed and goes on to an address, so that reload, the back button and a copied link do what one expects.
 */
@Named
@RequestScoped
public class CreateCaseWizard {

    /** Names of form fields that belong to the draft start with this. */
    private static final String FIELD = "f.";

    @Inject
    Drafting drafting;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    OpeningCases openingCases;

    @Inject
    ReadingCases readingCases;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    private Map<String, String> asked = Map.of();
    private WizardStep step = WizardStep.HELP;
    private @Nullable CaseDraft draft;
    private @Nullable Ruling ruling;

    @PostConstruct
    void read() {
        asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        step = WizardStep.named(asked.get("step"));
        String id = asked.getOrDefault("draft", "");
        draft = DraftId.isDraftId(id) ? drafting.find(member(), new DraftId(id)).orElse(null) : null;
    }

    /** Decides, before the page is drawn, whether there is something to draw. */
    public void enter() {
        if (asked.getOrDefault("draft", "").isEmpty()) {
            PageAddress.go(address(drafting.begin(member()), WizardStep.HELP));
        } else if (draft == null) {
            PageAddress.notFound();
        } else if (draft.submittedAs() != null) {
            PageAddress.go(CasePage.addressAfterSubmission(draft.submittedAs()));
        } else {
            arrive(draft);
        }
    }

    private void arrive(CaseDraft draft) {
        if (step == WizardStep.CONTACT) {
            Map<String, String> likely = new HashMap<>();
            suggest(likely, DraftFields.LANGUAGE, user.language());
            suggest(likely, DraftFields.COUNTRY, user.account().country());
            if (!likely.isEmpty() && drafting.save(member(), draft.id(), likely) instanceof Saving.Saved saved) {
                this.draft = saved.draft();
            }
        }
        drafting.reach(member(), draft.id(), step.reached());
    }

    private void suggest(Map<String, String> likely, String field, String value) {
        if (field(field).isEmpty()) {
            likely.put(field, value);
        }
    }

    /** Keeps what was typed and goes to the next step, or back to this one to show what is missing. */
    public void next() {
        keep(kept -> {
            boolean sound = consulting.rulingOn(member(), kept).violations().stream().noneMatch(step::asks);
            return sound ? address(kept.id(), step.next()) : address(kept.id(), step) + "&check=true";
        });
    }

    public void back() {
        keep(kept -> address(kept.id(), step.previous()));
    }

    public void submit() {
        keep(kept -> {
            Opening opening = openingCases.open(member(), kept.id());
            if (opening instanceof Opening.Opened opened) {
                return CasePage.addressAfterSubmission(opened.caseId());
            }
            return address(kept.id(), WizardStep.REVIEW) + "&check=true";
        });
    }

    public void discard() {
        if (draft != null) {
            drafting.discard(member(), draft.id());
        }
        PageAddress.go("/?discarded=true");
    }

    private void keep(Function<CaseDraft, String> onwards) {
        String id = asked.getOrDefault("draft", "");
        if (!DraftId.isDraftId(id)) {
            PageAddress.notFound();
            return;
        }
        Saving saving = drafting.save(member(), new DraftId(id), typed());
        if (saving instanceof Saving.Saved saved) {
            PageAddress.go(onwards.apply(saved.draft()));
        } else if (saving instanceof Saving.AlreadySubmitted submitted) {
            PageAddress.go(CasePage.addressAfterSubmission(submitted.as()));
        } else {
            PageAddress.notFound();
        }
    }

    private Map<String, String> typed() {
        Map<String, String> typed = new HashMap<>();
        asked.forEach((name, text) -> {
            if (name.startsWith(FIELD)) {
                typed.put(name.substring(FIELD.length()), text);
            }
        });
        return typed;
    }

    private static String address(DraftId id, WizardStep step) {
        return "/cases/create?draft=" + id + "&step=" + step.code();
    }

    /** The address of a step of this draft. */
    public String addressOf(WizardStep step) {
        return address(draft().id(), step);
    }

    // What the page shows.

    private Member member() {
        return user.member();
    }

    public CaseDraft draft() {
        if (draft == null) {
            throw new IllegalStateException("there is no draft to show");
        }
        return draft;
    }

    public WizardStep step() {
        return step;
    }

    public List<WizardStep> steps() {
        return List.of(WizardStep.values());
    }

    public String field(String name) {
        return draft == null ? "" : draft.fields().get(name);
    }

    public Ruling ruling() {
        if (ruling == null) {
            ruling = consulting.rulingOn(member(), draft());
        }
        return ruling;
    }

    /** What to show as wrong: after an attempt to go on, and always on the review. */
    public List<Violation> violations() {
        boolean review = step == WizardStep.REVIEW;
        if (!review && !asked.containsKey("check")) {
            return List.of();
        }
        return ruling().violations().stream().filter(v -> review || step.asks(v)).toList();
    }

    /** Where to put a violation right: on this page, or on the step that asks for it. */
    public String addressOf(Violation violation) {
        WizardStep asking = WizardStep.asking(violation.field());
        String page = asking == step ? "" : address(draft().id(), asking) + "&check=true";
        return page + "#" + violation.field();
    }

    /** The sentence about what is wrong with this field; empty when nothing is. */
    public String problem(String field) {
        return violations().stream()
                .filter(v -> v.field().equals(field))
                .findFirst()
                .map(labels::sentence)
                .orElse("");
    }

    /** The account's own open cases that look the same as what is being typed. */
    public List<CaseSummary> alreadyOpen() {
        return readingCases.openLike(member(), field(DraftFields.SUBJECT));
    }

    /** The rows of a list of rows: those that hold something, and an empty first one. */
    public List<Integer> rows(String prefix) {
        List<Integer> rows = draft().fields().rows(prefix);
        return rows.isEmpty() ? List.of(0) : rows;
    }

    /** Additional contacts that are chips already, by their field's number. */
    public List<Integer> contacts() {
        return draft().fields().rows("contact");
    }

    public Optional<String> clearedNotice() {
        return Optional.empty();
    }
}
