package org.caseport.web.application.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.caseport.domain.accountplan.PlansInUse;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PlanTerms;
import org.caseport.policy.book.PolicyBook;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.data.BadDataException;
import org.caseport.policy.data.YamlEntry;

/** Checks the text of a policy book: by itself, and against the other books and the plans of accounts. */
@ApplicationScoped
@Transactional
public class CheckingVersions {

    @Inject
    BooksInForce inForce;

    @Inject
    PlansInUse inUse;

    @Inject
    Clock clock;

    /** Everything that keeps this text from being activated under this code, in the order of its lines. */
    public List<Problem> check(String code, String text) {
        List<Problem> problems = new ArrayList<>();
        for (BadDataException wrong : PolicyBooks.problems(BookText.file(code), text)) {
            problems.add(new Problem(wrong.line(), Kind.TEXT, wrong.reason()));
        }
        if (problems.isEmpty()) {
            across(code, text, problems);
        }
        problems.sort(Comparator.comparingInt(Problem::line));
        return problems;
    }

    private void across(String code, String text, List<Problem> problems) {
        PolicyBook book = BookText.read(code, text);
        PolicyBook now = inForce.books().inForce(clock.instant());
        YamlEntry plans = YamlEntry.read(BookText.file(code), text).get("plans");
        Set<SupportPlan> known = new HashSet<>();
        for (PlanTerms terms : book.plans()) {
            known.add(terms.plan());
            known.addAll(terms.formerly());
        }
        Set<String> gone = new TreeSet<>();
        for (SupportPlan plan : inUse.plans()) {
            if (!known.contains(plan)) {
                gone.add(plan.code());
            }
        }
        gone.forEach(plan -> problems.add(new Problem(plans.line(), Kind.PLAN_GONE, plan)));
        for (int i = 0; i < book.plans().size(); i++) {
            SupportPlan plan = book.plans().get(i).plan();
            int line = plans.items().get(i).get("code").line();
            now.plans().stream()
                    .filter(terms -> terms.formerly().contains(plan))
                    .findFirst()
                    .ifPresent(terms -> problems.add(new Problem(line, Kind.CODE_MEANS_ELSE, plan.code())));
        }
    }

    /** What a problem is about. */
    public enum Kind {
        /** What a reader of the text says. */
        TEXT,
        /** Accounts have a plan that the book neither has nor names as one of before. */
        PLAN_GONE,
        /** The code of a plan belongs to the past of another plan. */
        CODE_MEANS_ELSE
    }

    /**
     * Something that has to be corrected.
     *
     * @param line counted from 1
     * @param text what the reader says, or the code of the plan
     */
    public record Problem(int line, Kind kind, String text) {}
}
