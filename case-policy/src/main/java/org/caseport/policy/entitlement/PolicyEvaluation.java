package org.caseport.policy.entitlement;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Account;
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
import org.caseport.policy.book.ResponseTarget;
import org.caseport.policy.entitlement.Violation.Problem;
import org.caseport.policy.sla.DueCalculation;
import org.caseport.policy.sla.SupportHours;
import org.jspecify.annotations.Nullable;

/**
 * Checks one draft against the policy, once, from the wizard's first field to its last, so that the violations come in
 * this order.
 */
final class PolicyEvaluation {

    private static final Duration HOUR = Duration.ofHours(1);

    private final PolicyBook book;
    private final Catalog catalog;
    private final PolicyRequest inquiry;
    private final Account account;
    private final Offers offers;
    private final DraftCheck sheet;
    private final Limits limits;

    PolicyEvaluation(
            PolicyBook book,
            Catalog catalog,
            QuotaOverrides quotas,
            Set<ContactMethod> inService,
            PolicyRequest inquiry) {
        this.book = book;
        this.catalog = catalog;
        this.inquiry = inquiry;
        this.account = inquiry.account();
        this.offers = new Offers(book, account, inService);
        this.sheet = new DraftCheck(inquiry.draft());
        this.limits = new Limits(
                book.limits().files(),
                book.limits().bytesPerFile(),
                book.limits().uploads(),
                book.limits().bytesPerUpload(),
                quotas.casesPerHour(offers.terms()));
    }

    Decision decision() {
        LanguageHours language = languageOrEnglish();

        // How can we help?
        List<Offer<CaseType>> types = offers.caseTypes();
        CaseType type = sheet.chosen(DraftFields.CASE_TYPE, types, CaseType::code)
                .map(Offer::choice)
                .orElse(null);
        boolean limitIncrease = type == CaseType.SERVICE_LIMIT_INCREASE;
        LimitType limitType = limitIncrease ? limitType() : null;
        Category category = limitIncrease ? null : category(type);
        boolean severityAsked = offers.askSeverity(type);
        List<Offer<Severity>> severities = offers.severities(type);
        Severity severity = severityAsked ? severity(severities) : offers.severityNotAsked(type);
        List<Answer> answers = category == null
                ? List.of()
                : new ExtraAnswers(sheet, language.language(), inquiry.asksQuestions()).to(category.questions());
        List<LimitRequest> requests = limitIncrease ? new LimitRequests(sheet).of(limitType) : List.of();

        // Additional information
        Subject subject = subject();
        Body description = sheet.letter(DraftFields.DESCRIPTION, Body.LONGEST)
                .map(Body::new)
                .orElse(null);
        files();
        uploads();

        // Contact us
        sheet.chosen(DraftFields.LANGUAGE, offers.languages(), ContactLanguage::code);
        List<Offer<ContactMethod>> methods = offers.methods(type, language, inquiry.at());
        ContactMethod method = sheet.chosen(DraftFields.METHOD, methods, ContactMethod::code)
                .filter(Offer::isGranted)
                .map(Offer::choice)
                .orElse(null);
        CallbackNumber callback = method == ContactMethod.PHONE
                ? new Callbacks(sheet, account.country()).number().orElse(null)
                : null;
        Offer<AdditionalContacts> contacts = offers.contacts();
        List<String> addresses = new ContactsCheck(sheet).under(contacts);

        quota();
        inquiry.doubts().forEach(sheet::object);

        Map<Severity, Promise> promises = promises(severities, language);
        Optional<CaseRequest> request = Optional.empty();
        if (sheet.violations().isEmpty()) {
            request = Optional.of(new CaseRequest(
                    present(type),
                    inquiry.draft().get(DraftFields.SERVICE),
                    category == null ? null : category.code(),
                    present(severity),
                    present(subject),
                    present(description),
                    new RequestDetails(answers, requests),
                    language.language(),
                    present(method),
                    callback,
                    contacts.isGranted() ? addresses : operationsContact(present(type)),
                    present(promises.get(present(severity)))));
        }
        return new Decision(
                book.version(),
                types,
                severityAsked,
                severities,
                severity,
                promises,
                offers.languages(),
                methods,
                method,
                contacts,
                limits,
                callback,
                sheet.violations(),
                request);
    }

    private LanguageHours languageOrEnglish() {
        String chosen = inquiry.draft().get(DraftFields.LANGUAGE);
        return book.languages().stream()
                .filter(terms -> terms.language().code().equals(chosen))
                .findFirst()
                .or(() -> book.language(ContactLanguage.ENGLISH))
                .orElseThrow();
    }

    private @Nullable LimitType limitType() {
        return sheet.listed(DraftFields.SERVICE, catalog::limitType).orElse(null);
    }

    private @Nullable Category category(@Nullable CaseType type) {
        if (type == null) {
            // What is listed depends on the type, which has its violation already.
            if (sheet.isBlank(DraftFields.SERVICE)) {
                sheet.object(DraftFields.SERVICE, Problem.MISSING);
            }
            return null;
        }
        Optional<Service> service = sheet.listed(DraftFields.SERVICE, code -> catalog.service(code)
                .filter(found -> found.types().contains(type)));
        if (service.isEmpty()) {
            if (sheet.isBlank(DraftFields.CATEGORY)) {
                sheet.object(DraftFields.CATEGORY, Problem.MISSING);
            }
            return null;
        }
        return sheet.listed(DraftFields.CATEGORY, service.get()::category).orElse(null);
    }

    private @Nullable Severity severity(List<Offer<Severity>> severities) {
        return sheet.chosen(DraftFields.SEVERITY, severities, Severity::code)
                .filter(Offer::isGranted)
                .map(Offer::choice)
                .orElse(null);
    }

    private @Nullable Subject subject() {
        Optional<String> text = sheet.text(DraftFields.SUBJECT, Subject.LONGEST);
        if (text.isPresent() && text.get().indexOf('\n') >= 0) {
            sheet.object(DraftFields.SUBJECT, Problem.NOT_ONE_LINE);
            return null;
        }
        return text.map(Subject::new).orElse(null);
    }

    private void files() {
        long kept = inquiry.files().stream().filter(file -> !file.expired()).count();
        if (kept > limits.files()) {
            sheet.object(Violation.FILES, Problem.TOO_MANY_FILES, Integer.toString(limits.files()));
        }
        for (DraftFile file : inquiry.files()) {
            if (file.expired()) {
                sheet.object(Violation.FILES, Problem.FILE_EXPIRED, file.file().name());
            } else if (file.file().size() > limits.fileBytes()) {
                sheet.object(
                        Violation.FILES, Problem.FILE_TOO_LARGE, file.file().name(), Long.toString(limits.fileBytes()));
            }
        }
    }

    /** Checks only how many there are; the size of each was checked when its upload began. */
    private void uploads() {
        if (inquiry.uploads() > limits.uploads()) {
            sheet.object(Violation.UPLOADS, Problem.TOO_MANY_FILES, Integer.toString(limits.uploads()));
        }
    }

    private void quota() {
        int most = limits.casesPerHour();
        Instant hourAgo = inquiry.at().minus(HOUR);
        List<Instant> opened = inquiry.opened().stream()
                .filter(at -> at.isAfter(hourAgo))
                .sorted()
                .toList();
        if (most > 0 && opened.size() >= most) {
            Instant next = opened.get(opened.size() - most).plus(HOUR);
            sheet.object(Violation.DRAFT, Problem.TOO_MANY_CASES, Integer.toString(most), next.toString());
        }
    }

    private Map<Severity, Promise> promises(List<Offer<Severity>> severities, LanguageHours language) {
        Map<Severity, Promise> promises = new EnumMap<>(Severity.class);
        for (Offer<Severity> offer : severities) {
            ResponseTarget target = offers.terms().answers().get(offer.choice());
            if (offer.isGranted() && target != null) {
                SupportHours hours = language.clock(target.clock(), account);
                DueCalculation counted = hours.count(inquiry.at(), target.time());
                promises.put(
                        offer.choice(),
                        new Promise(
                                target.time(),
                                hours.clock(),
                                counted.due(),
                                hours.zone(),
                                book.version(),
                                counted.stretches(),
                                book.firstResponse().warnings()));
            }
        }
        return promises;
    }

    /** Where the plan has no additional contacts, the account's operations contact gets the copies. */
    private List<String> operationsContact(CaseType type) {
        String contact = account.operationsContact();
        return contact == null || !book.caseTypes().copiedToOperations().contains(type) ? List.of() : List.of(contact);
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "a draft without violations has everything a case needs");
    }
}
