package org.caseport.policy.entitlement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.RequestDetails;
import org.caseport.domain.cases.RequestDetails.Answer;
import org.caseport.domain.cases.RequestDetails.LimitRequest;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.Subject;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.Category;
import org.caseport.domain.catalog.LimitType;
import org.caseport.domain.catalog.Service;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;
import org.caseport.policy.book.LanguageHours;
import org.caseport.policy.book.PolicyBook;
import org.caseport.policy.entitlement.Violation.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Checks one draft against the policy, once, from the wizard's first field to its last, so that the violations come in
 * this order.
 */
final class PolicyEvaluation {

    private final PolicyBook book;
    private final Catalog catalog;
    private final PolicyRequest request;
    private final PlanOffers plan;
    private final AccountLimits limits;
    private final DraftCheck check;

    PolicyEvaluation(PolicyBook book, Catalog catalog, PlanOffers plan, QuotaOverrides quotas, PolicyRequest request) {
        this.book = book;
        this.catalog = catalog;
        this.request = request;
        this.plan = plan;
        this.limits = plan.limits(quotas);
        this.check = new DraftCheck(request.draft());
    }

    Decision decision() {
        LanguageHours language = book.languageOrEnglish(request.draft().get(DraftFields.LANGUAGE));
        CaseType type = caseType();
        Offers offers = plan.offers(type, language, request.at());
        Topic topic = topic(type, offers, language.language());
        Message message = message();
        Contact contact = contact(offers);
        quota();
        request.doubts().forEach(check::object);
        Map<Severity, Promise> promises = plan.promises(type, language, request.at());
        Optional<CaseRequest> opened = check.violations().isEmpty()
                ? Optional.of(caseRequest(topic, message, contact, language.language(), promises))
                : Optional.empty();
        return new Decision(
                book.version(),
                offers,
                topic.severity(),
                promises,
                contact.method(),
                limits,
                contact.callback(),
                check.violations(),
                opened);
    }

    private CaseRequest caseRequest(
            Topic topic, Message message, Contact contact, ContactLanguage language, Map<Severity, Promise> promises) {
        Category category = topic.category();
        return new CaseRequest(
                present(topic.type()),
                request.draft().get(DraftFields.SERVICE),
                category == null ? null : category.code(),
                present(topic.severity()),
                present(message.subject()),
                present(message.description()),
                topic.details(),
                language,
                present(contact.method()),
                contact.callback(),
                contact.copies(),
                request.account().plan(),
                present(promises.get(present(topic.severity()))));
    }

    // How can we help?

    private @Nullable CaseType caseType() {
        return check.chosen(DraftFields.CASE_TYPE, plan.caseTypes(), CaseType::code)
                .map(Offer::choice)
                .orElse(null);
    }

    private Topic topic(@Nullable CaseType type, Offers offers, ContactLanguage language) {
        boolean limitIncrease = type == CaseType.SERVICE_LIMIT_INCREASE;
        LimitType limitType = limitIncrease ? limitType() : null;
        Category category = limitIncrease ? null : category(type);
        Severity severity = offers.severityAsked() ? severity(offers.severities()) : plan.severityNotAsked(type);
        List<Answer> answers = category == null
                ? List.of()
                : new ExtraAnswersCheck(check, language, request.asksQuestions()).to(category.questions());
        List<LimitRequest> requests = limitIncrease ? new LimitRequestsCheck(check).of(limitType) : List.of();
        return new Topic(type, category, severity, new RequestDetails(answers, requests));
    }

    private @Nullable LimitType limitType() {
        return check.listed(DraftFields.SERVICE, catalog::limitType).orElse(null);
    }

    private @Nullable Category category(@Nullable CaseType type) {
        if (type == null) {
            // What is listed depends on the type, which has its violation already.
            if (check.isBlank(DraftFields.SERVICE)) {
                check.object(DraftFields.SERVICE, Problem.MISSING);
            }
            return null;
        }
        Optional<Service> service = check.listed(DraftFields.SERVICE, code -> catalog.service(code)
                .filter(found -> found.types().contains(type)));
        if (service.isEmpty()) {
            if (check.isBlank(DraftFields.CATEGORY)) {
                check.object(DraftFields.CATEGORY, Problem.MISSING);
            }
            return null;
        }
        return check.listed(DraftFields.CATEGORY, service.get()::category).orElse(null);
    }

    private @Nullable Severity severity(List<Offer<Severity>> severities) {
        return check.chosen(DraftFields.SEVERITY, severities, Severity::code)
                .filter(Offer::isGranted)
                .map(Offer::choice)
                .orElse(null);
    }

    // Additional information

    private Message message() {
        Subject subject = subject();
        Body description = check.letter(DraftFields.DESCRIPTION, Body.LONGEST)
                .map(Body::new)
                .orElse(null);
        files();
        uploads();
        return new Message(subject, description);
    }

    private @Nullable Subject subject() {
        Optional<String> text = check.text(DraftFields.SUBJECT, Subject.LONGEST);
        if (text.isPresent() && text.get().indexOf('\n') >= 0) {
            check.object(DraftFields.SUBJECT, Problem.NOT_ONE_LINE);
            return null;
        }
        return text.map(Subject::new).orElse(null);
    }

    private void files() {
        long kept = request.files().stream().filter(file -> !file.expired()).count();
        if (kept > limits.files()) {
            check.object(Violation.FILES, Problem.TOO_MANY_FILES, Integer.toString(limits.files()));
        }
        for (DraftFile file : request.files()) {
            if (file.expired()) {
                check.object(Violation.FILES, Problem.FILE_EXPIRED, file.file().name());
            } else if (file.file().size() > limits.fileBytes()) {
                check.object(
                        Violation.FILES, Problem.FILE_TOO_LARGE, file.file().name(), Long.toString(limits.fileBytes()));
            }
        }
    }

    /** Checks only how many there are; the size of each was checked when its upload began. */
    private void uploads() {
        if (request.uploads() > limits.uploads()) {
            check.object(Violation.UPLOADS, Problem.TOO_MANY_FILES, Integer.toString(limits.uploads()));
        }
    }

    // Contact us

    private Contact contact(Offers offers) {
        check.chosen(DraftFields.LANGUAGE, offers.languages(), ContactLanguage::code);
        ContactMethod method = check.chosen(DraftFields.METHOD, offers.methods(), ContactMethod::code)
                .filter(Offer::isGranted)
                .map(Offer::choice)
                .orElse(null);
        CallbackNumber callback = method == ContactMethod.PHONE
                ? new CallbackNumberCheck(
                                check, request.account().country(), book.phone().notCalled())
                        .number()
                        .orElse(null)
                : null;
        List<String> contacts = new ContactsCheck(check).under(offers.contacts(), request.contacts());
        String operations = offers.operationsContact();
        return new Contact(method, callback, operations == null ? contacts : List.of(operations));
    }

    private void quota() {
        int most = limits.casesPerHour();
        Instant hourAgo = request.at().minus(AccountLimits.QUOTA_WINDOW);
        List<Instant> opened = request.opened().stream()
                .filter(at -> at.isAfter(hourAgo))
                .sorted()
                .toList();
        if (most > 0 && opened.size() >= most) {
            Instant next = opened.get(opened.size() - most).plus(AccountLimits.QUOTA_WINDOW);
            check.object(Violation.DRAFT, Problem.TOO_MANY_CASES, Integer.toString(most), next.toString());
        }
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "a draft without violations has everything a case needs");
    }

    /** What the case is about; null is what the draft lacks, or what is refused. */
    private record Topic(
            @Nullable CaseType type,
            @Nullable Category category,
            @Nullable Severity severity,
            RequestDetails details) {}

    /** What the customer writes. */
    private record Message(
            @Nullable Subject subject, @Nullable Body description) {}

    /** How the customer is reached, and who gets copies. */
    private record Contact(
            @Nullable ContactMethod method, @Nullable CallbackNumber callback, List<String> copies) {}
}
