package org.caseport.web.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What operators are given beside the portal itself. */
final class Operating {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(caseport_[a-z_]+)` \\|");

    private Operating() {}

    /** The names that the README promises. */
    static Set<String> metricsOfTheReadme() throws IOException {
        return ROW.matcher(Files.readString(Portal.target().resolve("../../README.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
