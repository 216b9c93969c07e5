package org.caseport.web.application.accountplan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.Account;
import org.caseport.domain.accountplan.PlanChangeImpact;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.comparison.PlanComparison;
import org.caseport.policy.comparison.PlanFeature;

/**
 * What another plan would mean for an account, by its own data.
 *
 * @param keys the access keys that stop working
 * @param openCases how many cases keep what they were promised
 * @param drafts the drafts that can be submitted as they are, and could not any more
 */
public record PlanReview(
        Account account,
        PlanComparison comparison,
        List<PlanChangeImpact.Key> keys,
        int openCases,
        List<PlanChangeImpact.Draft> drafts) {

    public PlanReview {
        keys = List.copyOf(keys);
        drafts = List.copyOf(drafts);
    }

    /**
     * Names what was reviewed: another name means that the account's plan, or what the plans grant, is different by
     * now. What goes on meanwhile, such as a new case, does not count.
     */
    public Name name() {
        Stream<PlanFeature> features = Stream.of(
                        comparison.lost().stream(),
                        comparison.gained().stream(),
                        comparison.changed().stream().flatMap(change -> Stream.of(change.before(), change.after())))
                .flatMap(each -> each);
        String all = features.map(feature -> feature.subject() + " " + feature.extent())
                .collect(Collectors.joining("\n", comparison.from() + " " + comparison.to() + "\n", ""));
        return new Name(comparison.from().code() + "." + digest(all));
    }

    private static String digest(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name of a review, as a form carries it. */
    public record Name(String text) {

        /** Whether this is the name of a review of an account that had this plan. */
        boolean isOf(SupportPlan plan) {
            return text.startsWith(plan.code() + ".");
        }
    }
}
