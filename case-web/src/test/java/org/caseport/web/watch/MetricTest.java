package org.caseport.web.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseport.web.SourceTree;
import org.junit.jupiter.api.Test;

class MetricTest {

    private static final Pattern TABLE = Pattern.compile("(?m)^\\| metric \\|.*\\R(\\|.*\\R)*");

    @Test
    void the_documentation_shows_every_measure_as_the_code_knows_it() throws IOException {
        Path file = SourceTree.TOP.resolve("case-web/docs/operating.md");
        if (System.getProperty("settings.write") != null) {
            Files.writeString(
                    file, TABLE.matcher(Files.readString(file)).replaceFirst(Matcher.quoteReplacement(Metric.table())));
        }

        assertThat(Files.readString(file))
                .as(
                        "run this test with -Dsettings.write, and it writes this table to"
                                + " case-web/docs/operating.md:%n%n%s%n",
                        Metric.table())
                .contains("\n\n" + Metric.table() + "\n");
    }

    @Test
    void names_are_those_that_prometheus_takes_and_no_two_are_the_same() {
        assertThat(Stream.of(Metric.values()).map(Metric::shown))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("caseport(_[a-z]+)+"));
    }
}
