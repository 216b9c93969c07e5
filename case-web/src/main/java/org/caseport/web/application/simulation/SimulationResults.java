package org.caseport.web.application.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.simulation.Simulation;
import org.caseport.policy.simulation.Answer;
import org.caseport.policy.simulation.CaseComparison.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The names of a simulation's results, of which those of lists stand in addresses: {@code target.stays},
 * {@code target.later.12h-24b}, {@code refused.method.refused.not-in-plan}.
 */
public final class SimulationResults {

    public static final String TARGET = "target.";
    public static final String REFUSED = "refused.";
    /** Cases that could not be opened with the book in force either. */
    public static final String REFUSED_BEFORE = "refused-before";

    /** Cases with contacts that would not be told any more. */
    public static final String CONTACTS = "contacts";

    /** How many contacts those are; no list. */
    public static final String ADDRESSES = "addresses";

    public static final String DRAFTS = "draft.";
    public static final String KEYS = "key";
    /** How many first responses are due in an hour of the week; no lists. */
    public static final String DUE_BEFORE = "due-before.";

    public static final String DUE_AFTER = "due-after.";

    public static final int HOURS_A_WEEK = 7 * 24;

    private static final int HOURS_A_DAY = 24;

    private SimulationResults() {}

    /** The name of what became of a target. */
    static String target(Outcome outcome, Answer.@Nullable Target before, Answer.@Nullable Target after) {
        String name = TARGET + outcome.code();
        return switch (outcome) {
            case STAYS, NEVER_GRANTED -> name;
            default -> name + "." + code(before) + "-" + code(after);
        };
    }

    private static String code(Answer.@Nullable Target target) {
        if (target == null) {
            return "";
        }
        return target.time().toMinutes() + (target.clock() == Promise.Clock.BUSINESS_HOURS ? "b" : "m");
    }

    /**
     * A target in the name of a result.
     *
     * @param minutes on its clock
     */
    public record Time(Duration minutes, Promise.Clock clock) {}

    /** The target before or after in the name of a result; null where it has none. */
    public static @Nullable Time timeIn(String result, boolean after) {
        String[] targets = result.substring(result.lastIndexOf('.') + 1).split("-", -1);
        String code = targets.length == 2 ? targets[after ? 1 : 0] : "";
        if (!code.matches("[0-9]{1,9}[bm]")) {
            return null;
        }
        return new Time(
                Duration.ofMinutes(Long.parseLong(code.substring(0, code.length() - 1))),
                code.endsWith("b") ? Promise.Clock.BUSINESS_HOURS : Promise.Clock.AROUND_THE_CLOCK);
    }

    /** The name of the hour of the week, counted from Monday's first. */
    static String hour(String beginning, Instant due, ZoneId zone) {
        ZonedDateTime local = due.atZone(zone);
        return hour(beginning, (local.getDayOfWeek().getValue() - 1) * HOURS_A_DAY + local.getHour());
    }

    public static String hour(String beginning, int hour) {
        return String.format(Locale.ROOT, "%s%03d", beginning, hour);
    }

    /** Whether there is a list behind a number of this name. */
    public static boolean isList(String name) {
        return name.equals(CONTACTS)
                || name.equals(KEYS)
                || name.equals(REFUSED_BEFORE)
                || name.startsWith(TARGET)
                || name.startsWith(REFUSED)
                || name.startsWith(DRAFTS);
    }

    /** The lists behind a number: the one of this name, or those that are parts of it; empty when there is none. */
    public static List<String> lists(Simulation simulation, String name) {
        return simulation.counts().keySet().stream()
                .filter(SimulationResults::isList)
                .filter(list -> list.equals(name) || list.startsWith(name.endsWith(".") ? name : name + "."))
                .toList();
    }
}
