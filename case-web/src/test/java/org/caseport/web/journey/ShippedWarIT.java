package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What is packed into the WAR is decided, never the by-product of a test tool or of a library's next version. */
class ShippedWarIT {

    @Test
    void the_war_carries_exactly_the_libraries_that_were_decided_on() throws IOException {
        List<String> shipped;
        try (JarFile war = new JarFile(Portal.war().toFile())) {
            shipped = war.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("WEB-INF/lib/") && name.endsWith(".jar"))
                    .map(name -> name.substring("WEB-INF/lib/".length()))
                    .sorted()
                    .toList();
        }

        assertThat(shipped)
                .as(
                        "if the change is meant, write this list to src/test/resources/war-libraries.txt:%n%s%n",
                        String.join("\n", shipped))
                .isEqualTo(decided());
    }

    private static List<String> decided() throws IOException {
        try (InputStream list = ShippedWarIT.class.getResourceAsStream("/war-libraries.txt")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
