package org.caseport.web.pages.admin.simulation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import org.caseport.web.application.simulation.SimulationResults;
import org.caseport.web.application.simulation.SimulationResults.Time;
import org.caseport.web.pages.Labels;
import org.jspecify.annotations.Nullable;

/** The words for a simulation's results. */
@RequestScoped
class SimulationWords {

    private static final String TARGETS = "simulation.result.";
    private static final int MOST_PARTS = 3;

    @Inject
    Labels labels;

    /** A result in words; its name as it is where there are none. */
    String of(String result) {
        if (result.startsWith(SimulationResults.REFUSED)) {
            return cause(result.substring(SimulationResults.REFUSED.length()));
        }
        if (result.startsWith(SimulationResults.DRAFTS)) {
            return cause(result.substring(SimulationResults.DRAFTS.length()));
        }
        if (result.startsWith(SimulationResults.TARGET) && result.split("\\.", -1).length == MOST_PARTS) {
            return change(result);
        }
        return labels.find(TARGETS + result).orElse(result);
    }

    /** A result in words that say what it is about, too. */
    String whole(String result) {
        String part = of(result);
        if (result.startsWith(SimulationResults.TARGET) && result.split("\\.", -1).length == MOST_PARTS) {
            return labels.format("simulation.pair", of(result.substring(0, result.lastIndexOf('.'))), part);
        }
        if (result.startsWith(SimulationResults.REFUSED) || result.startsWith(SimulationResults.DRAFTS)) {
            String group = result.substring(0, result.indexOf('.'));
            return labels.format("simulation.pair", labels.format("simulation.group." + group), part);
        }
        return part;
    }

    private String change(String result) {
        Time before = SimulationResults.timeIn(result, false);
        Time after = SimulationResults.timeIn(result, true);
        if (before != null && after != null) {
            // The same target comes at another time where the hours are others.
            return before.equals(after)
                    ? labels.format("simulation.sameTarget", time(before))
                    : labels.format("simulation.fromTo", time(before), time(after));
        }
        return time(before == null ? after : before);
    }

    private String time(@Nullable Time time) {
        return time == null ? "" : labels.duration(time.minutes(), time.clock());
    }

    private String cause(String code) {
        int dot = code.indexOf('.');
        String field = dot < 0 ? code : code.substring(0, dot);
        String problem = dot < 0 ? "" : code.substring(dot + 1);
        return labels.format(
                "simulation.pair",
                labels.find("simulation.field." + field).orElse(field),
                labels.find("simulation.problem." + problem)
                        .orElseGet(() -> labels.format("simulation.problem.other")));
    }

    /** The name of a day of the week, counted from Monday's 0. */
    String weekday(int number) {
        return DayOfWeek.of(number + 1).getDisplayName(TextStyle.SHORT, labels.locale());
    }
}
