package org.caseport.web.pages.customer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.cases.CallbackNumber;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.file.AttachedFile;
import org.caseport.web.application.ReadingCases;
import org.caseport.web.pages.CatalogNames;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/** Backs {@code cases/case.xhtml}: one case of the reader's account, and right after submission what happens next. */
@Named
@RequestScoped
public class CasePage {

    @Inject
    ReadingCases readingCases;

    @Inject
    CatalogNames names;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    private boolean justSubmitted;
    private @Nullable SupportCase shown;

    @PostConstruct
    void read() {
        Map<String, String> asked =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        String id = asked.getOrDefault("id", "");
        justSubmitted = asked.containsKey("submitted");
        shown = CaseId.isCaseId(id)
                ? readingCases.find(user.member(), new CaseId(id)).orElse(null)
                : null;
    }

    /** Decides, before the page is drawn, whether there is something to draw. */
    public void enter() {
        if (shown == null) {
            Redirects.notFound();
        }
    }

    static String address(CaseId id) {
        return "/cases/case?id=" + id;
    }

    static String addressAfterSubmission(CaseId id) {
        return address(id) + "&submitted=true";
    }

    public SupportCase shown() {
        if (shown == null) {
            throw new IllegalStateException("there is no case to show");
        }
        return shown;
    }

    /** Whether the reader comes from the wizard and wants to know that it worked. */
    public boolean isJustSubmitted() {
        return justSubmitted;
    }

    /** Newest first, as people read it. */
    public List<Communication> correspondence() {
        List<Communication> newestFirst = new ArrayList<>(shown().correspondence());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** Type, service and category in one line. */
    public String about() {
        return Stream.of(labels.of(shown().asked().type()), serviceName(), categoryName())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** Service and category, as a path. */
    public String topic() {
        return categoryName().isEmpty() ? serviceName() : serviceName() + " › " + categoryName();
    }

    public String serviceName() {
        return names.service(shown().asked().type(), shown().asked().service());
    }

    public String categoryName() {
        return names.category(shown().asked().service(), shown().asked().category());
    }

    public boolean isAboutLimits() {
        return shown().asked().type() == CaseType.SERVICE_LIMIT_INCREASE;
    }

    /** The limits to be raised, one a line. */
    public String requests() {
        return shown().asked().details().limits().stream()
                .map(request -> names.request(shown().asked().service(), request))
                .collect(Collectors.joining("\n"));
    }

    /** How the customer is answered: method, language and the number to call. */
    public String contact() {
        CaseRequest asked = shown().asked();
        String contact = labels.of(asked.method()) + labels.format("list.comma") + labels.of(asked.language());
        CallbackNumber callback = asked.callback();
        return callback == null ? contact : contact + labels.format("list.comma") + number(callback);
    }

    public String contacts() {
        return String.join("\n", shown().asked().contacts());
    }

    /** Who wrote an entry: the reader, a colleague by name, or support as a whole. */
    public String authorOf(Communication entry) {
        if (entry.side() != Communication.Side.CUSTOMER) {
            return labels.of(entry.side());
        }
        return user.person().id().equals(entry.person()) ? labels.format("case.you") : entry.authorName();
    }

    public String addressOf(AttachedFile file) {
        return "/data/cases/" + shown().id() + "/files/" + file.id();
    }

    public boolean isPromiseMet() {
        Instant answered = shown().firstResponseAt();
        return answered != null && !answered.isAfter(shown().asked().promise().due());
    }

    /** When the first response was due, and how long it took once there was one. */
    public String promiseState() {
        String due = labels.when(shown().asked().promise().due());
        Instant answered = shown().firstResponseAt();
        return answered == null
                ? labels.format("case.due", due)
                : labels.format("case.answered", due, labels.span(Duration.between(shown().openedAt(), answered)));
    }

    /** What happens after submission, by the way the customer wants to be reached. */
    public String next() {
        String due = labels.when(shown().asked().promise().due());
        CallbackNumber callback = shown().asked().callback();
        return labels.format(
                "confirmation.next." + shown().asked().method().code(),
                due,
                callback == null ? "" : number(callback),
                user.person().email());
    }

    private String number(CallbackNumber callback) {
        return callback.extension() == null
                ? callback.international()
                : labels.format("create.review.extension", callback.international(), callback.extension());
    }
}
