package org.caseport.web.journey.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What operators are given beside the portal itself. */
public final class Operating {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(caseport_[a-z_]+)` \\|");

    private static final Pattern METRIC = Pattern.compile("caseport_[a-z_]+");

    private Operating() {}

    /** The names that operating.md promises. */
    public static Set<String> documentedMetrics() throws IOException {
        return ROW.matcher(Files.readString(Portal.target().resolve("../docs/operating.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names that the dashboard and the alert rules use, by file. */
    public static Map<String, Set<String>> metricsOf(String... files) throws IOException {
        Map<String, Set<String>> used = new TreeMap<>();
        for (String file : files) {
            used.put(
                    file,
                    METRIC.matcher(Files.readString(Portal.target().resolveSibling("src/run/operate/" + file)))
                            .results()
                            .map(MatchResult::group)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return used;
    }
}
