package org.caseport.web.pages.admin.simulation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.caseport.web.application.simulation.SimulationResults;
import org.caseport.web.application.simulation.SimulationResults.Time;
import org.caseport.web.pages.Labels;
import org.jspecify.annotations.Nullable;

/** The words for a simulation's results. */
@RequestScoped
class SimulationWords {

    private static final String RESULT = "simulation.result.";

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
        if (isChange(result)) {
            return change(result);
        }
        return labels.find(RESULT + result).orElse(result);
    }

    /** A result in words that say what it is about, too. */
    String whole(String result) {
        String part = of(result);
        if (isChange(result)) {
            return labels.format("simulation.pair", of(result.substring(0, result.lastIndexOf('.'))), part);
        }
        if (result.startsWith(SimulationResults.REFUSED) || result.startsWith(SimulationResults.DRAFTS)) {
            String group = result.substring(0, result.indexOf('.'));
            return labels.format("simulation.pair", labels.format("simulation.group." + group), part);
        }
        return part;
    }

    /** Whether the result has the targets before and after in its name: {@code target.later.240m-720m}. */
    private static boolean isChange(String result) {
        return result.startsWith(SimulationResults.TARGET)
                && result.indexOf('.', SimulationResults.TARGET.length()) > 0;
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
}
