package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Agent;
import org.caseport.domain.cases.SupportCase;
import org.caseport.web.application.policy.ConsultingPolicy;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.workspace.CannedResponses.Canned;
import org.caseport.web.text.Texts;
import org.caseport.web.text.TimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Fills the placeholders of canned responses for the current case, in the case's contact language and the account's
 * zone.
 */
@Named
@RequestScoped
public class FilledCannedResponses {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    @Inject
    CannedResponses canned;

    @Inject
    AgentCasePage casePage;

    @Inject
    Labels labels;

    @Inject
    ConsultingPolicy consulting;

    private @Nullable List<Canned> all;

    public List<Canned> all() {
        List<Canned> known = all;
        if (known == null) {
            known = of(casePage.shown(), casePage.account(), casePage.agent());
            all = known;
        }
        return known;
    }

    /** The canned responses in this case, as this agent writes them. */
    public List<Canned> of(SupportCase shown, Account account, Agent agent) {
        Texts texts = new Texts(Locale.forLanguageTag(shown.request().language().code()));
        TimeFormatter times = new TimeFormatter(texts, account.zone());
        Map<String, String> places = Map.of(
                "customer", labels.person(shown.requesterName()),
                "account", account.name(),
                "case", shown.displayId().digits(),
                "subject", shown.request().subject().text(),
                "agent", agent.name(),
                "due", times.at(shown.request().promise().due()),
                "reopen",
                        texts.get(
                                "times.days",
                                consulting.afterResolution(shown).reopening().toDays()));
        return canned.in(shown.request().language().code()).stream()
                .map(one -> new Canned(one.title(), filled(one.text(), places)))
                .toList();
    }

    /** Replaces all placeholders in one pass, so that braces in a customer's name are not replaced. */
    static String filled(String text, Map<String, String> places) {
        return PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(places.getOrDefault(found.group(1), found.group())));
    }
}
