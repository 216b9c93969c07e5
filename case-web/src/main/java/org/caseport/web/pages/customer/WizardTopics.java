package org.caseport.web.pages.customer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.Category;
import org.caseport.domain.catalog.LimitType;
import org.caseport.domain.catalog.Link;
import org.caseport.domain.catalog.LocalizedText;
import org.caseport.domain.catalog.Question;
import org.caseport.domain.catalog.Service;
import org.caseport.domain.draft.DraftFields;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Option;

/** What the wizard's pickers list, as the draft stands, in the reader's language. */
@Named
@RequestScoped
public class WizardTopics {

    @Inject
    CreateCaseWizard wizard;

    @Inject
    Catalog catalog;

    @Inject
    CurrentUser user;

    /** Services of the chosen case type, or limit types where limits are to be raised. */
    public List<Option> services() {
        if (asksForLimits()) {
            return catalog.limitTypes().stream()
                    .map(l -> option(l.code(), l.name()))
                    .toList();
        }
        return caseType().map(catalog::servicesFor).orElse(List.of()).stream()
                .map(s -> option(s.code(), s.name()))
                .toList();
    }

    public List<Option> categories() {
        return service().map(Service::categories).orElse(List.of()).stream()
                .map(c -> option(c.code(), c.name()))
                .toList();
    }

    public List<Question> questions() {
        return category().map(Category::questions).orElse(List.of());
    }

    public List<Option> choices(Question question) {
        return question.choices().stream()
                .map(c -> option(c.key(), c.label()))
                .toList();
    }

    public List<Option> regions() {
        return limitType().map(LimitType::regions).orElse(List.of()).stream()
                .map(r -> option(r.code(), r.name()))
                .toList();
    }

    /** The limits of the limit type, each with the value in force now. */
    public List<LimitType.Limit> limits() {
        return limitType().map(LimitType::limits).orElse(List.of());
    }

    /** What to write for the fastest resolution; empty until it is known what the case is about. */
    public String prompt() {
        return category().map(Category::prompt)
                .or(() -> limitType().map(LimitType::prompt))
                .map(this::text)
                .orElse("");
    }

    public List<Link> links() {
        return category().map(Category::links)
                .or(() -> limitType().map(LimitType::links))
                .orElse(List.of());
    }

    public boolean isCaseTypeChosen() {
        return caseType().isPresent();
    }

    public boolean asksForLimits() {
        return caseType().filter(CaseType.SERVICE_LIMIT_INCREASE::equals).isPresent();
    }

    public String serviceName() {
        return service().map(Service::name)
                .or(() -> limitType().map(LimitType::name))
                .map(this::text)
                .orElse("");
    }

    public String categoryName() {
        return category().map(Category::name).map(this::text).orElse("");
    }

    public String regionName(String code) {
        return limitType().flatMap(l -> l.region(code)).map(r -> text(r.name())).orElse("");
    }

    public String limitName(String code) {
        return limitType().flatMap(l -> l.limit(code)).map(l -> text(l.name())).orElse("");
    }

    /** Countries and regions that can be called, by name in the reader's language. */
    public List<Option> countries() {
        Locale reader = Locale.forLanguageTag(user.language());
        Collator order = Collator.getInstance(reader);
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Option(code, new Locale("", code).getDisplayCountry(reader)))
                .sorted(Comparator.comparing(Option::label, order))
                .toList();
    }

    public String countryName(String code) {
        return code.isEmpty() ? "" : new Locale("", code).getDisplayCountry(Locale.forLanguageTag(user.language()));
    }

    public String text(LocalizedText text) {
        return text.in(user.language());
    }

    private Option option(String code, LocalizedText name) {
        return new Option(code, text(name));
    }

    private Optional<CaseType> caseType() {
        String chosen = wizard.field(DraftFields.CASE_TYPE);
        return Arrays.stream(CaseType.values())
                .filter(t -> t.code().equals(chosen))
                .findFirst();
    }

    private Optional<Service> service() {
        return caseType()
                .filter(type -> type != CaseType.SERVICE_LIMIT_INCREASE)
                .flatMap(type -> catalog.service(wizard.field(DraftFields.SERVICE))
                        .filter(s -> s.types().contains(type)));
    }

    private Optional<Category> category() {
        return service().flatMap(s -> s.category(wizard.field(DraftFields.CATEGORY)));
    }

    private Optional<LimitType> limitType() {
        return asksForLimits() ? catalog.limitType(wizard.field(DraftFields.SERVICE)) : Optional.empty();
    }
}
