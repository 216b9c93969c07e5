package org.caseport.web.pages.customer.conversation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.call.Callback;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.call.CallFields;
import org.caseport.web.application.call.CallRejection;
import org.caseport.web.application.call.ChangingCalls;
import org.caseport.web.application.policy.ConsultingPolicy;
import org.caseport.web.pages.CallByExplanations;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FieldProblems;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;

/**
 * Backs {@code cases/call.xhtml}, on which a customer changes the number or the time of a call. What is typed stays on
 * the page when it can't be accepted.
 */
@Named
@RequestScoped
public class CallChange {

    /** The choice whether the call keeps its time. */
    private static final String WHEN = "when";

    private static final String CHOSEN = "chosen";

    /** As browsers write a local time. */
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    @Inject
    ChangingCalls changing;

    @Inject
    CasePage page;

    @Inject
    YourCall yourCall;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    CallByExplanations explanations;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    private final FieldProblems problems = new FieldProblems();
    private boolean refused;

    /** Answers 404 where there is no such case, and shows the case where no call is to be changed. */
    public void enter() {
        if (!page.isFound()) {
            Redirects.notFound();
        } else if (!yourCall.isChangeable() && !yourCall.isBeingCalled()) {
            goToCase("");
        }
    }

    /** Changes the call, and goes to the case. */
    public void change() {
        if (!page.isFound()) {
            Redirects.notFound();
            return;
        }
        Outcome<Callback> outcome = changing.change(user.member(), page.shown().id(), DraftFields.of(typed()));
        Rejection why = outcome.rejection().orElse(null);
        if (why == null) {
            goToCase("&call=changed#call");
        } else if (why instanceof Rejection.Declined declined) {
            declined.violations().forEach(violation -> problems.add(violation.field(), labels.sentence(violation)));
        } else if (why == CallRejection.Why.BEING_CALLED) {
            refused = true;
        } else if (why instanceof Rejection.NotFound) {
            Redirects.notFound();
        } else {
            goToCase("&call=" + (why instanceof Rejection.NotGranted ? "not_granted" : "done") + "#call");
        }
    }

    private void goToCase(String more) {
        Redirects.to(user.root() + CasePage.address(caseId()) + more);
    }

    private CaseId caseId() {
        return page.shown().id();
    }

    private Map<String, String> typed() {
        Map<String, String> typed = new HashMap<>();
        for (String name : List.of(DraftFields.COUNTRY, DraftFields.PHONE, DraftFields.EXTENSION)) {
            typed.put(name, parameter(name));
        }
        typed.put(CallFields.AT, isTimeChosen() ? instant(parameter(CallFields.AT)) : "");
        return typed;
    }

    /** The instant at that local time of the reader; what is no time stays as it is, and is refused. */
    private String instant(String local) {
        try {
            return LocalDateTime.parse(local).atZone(user.zone()).toInstant().toString();
        } catch (DateTimeException e) {
            return local.isBlank() ? "-" : local;
        }
    }

    private static Map<String, String> parameters() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    }

    private static String parameter(String name) {
        return parameters().getOrDefault(name, "");
    }

    private static boolean isPosted() {
        return parameters().containsKey(DraftFields.PHONE);
    }

    /** The field as typed; at first what the call has now, without the number if another one is asked for. */
    public String field(String name) {
        if (isPosted()) {
            return parameter(name);
        }
        if (!yourCall.isKnown()) {
            return "";
        }
        CallbackNumber now = yourCall.number();
        return switch (name) {
            case DraftFields.COUNTRY -> now.country();
            case DraftFields.PHONE -> yourCall.isNumberAsked() ? "" : now.international();
            case DraftFields.EXTENSION -> now.extension() == null || yourCall.isNumberAsked() ? "" : now.extension();
            case CallFields.AT ->
                yourCall.by().basis() == CallBy.Basis.CHOSEN && !yourCall.isNumberAsked() ? local(yourCall.by()) : "";
            default -> "";
        };
    }

    private String local(CallBy by) {
        return by.at().atZone(user.zone()).format(LOCAL);
    }

    /** Whether another time is chosen than the one that the call has. */
    public boolean isTimeChosen() {
        return parameter(WHEN).equals(CHOSEN);
    }

    public FieldProblems problems() {
        return problems;
    }

    /** Whether the change was refused, as an agent is calling. */
    public boolean isRefused() {
        return refused;
    }

    /** Whether there is a form: also while an agent is calling, if something was typed into it before. */
    public boolean isPossible() {
        return page.isFound() && (yourCall.isChangeable() || isPosted());
    }

    /** The time that the call keeps unless another one is chosen. */
    public String present() {
        return yourCall.isOwed()
                ? labels.format(
                        "callChange.keep", labels.shortlyWithZone(yourCall.by().at()))
                : labels.format("callChange.soon");
    }

    /** When support can be reached by phone. */
    public String hours() {
        return explanations.phoneHours(
                consulting.hours(user.member(), page.shown().request().language(), ContactMethod.PHONE));
    }

    /** The time zone in which the field is read. */
    public String zone() {
        return user.zone().getDisplayName(TextStyle.FULL, user.locale());
    }
}
