package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import org.caseport.web.journey.stage.Portal;
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

    @Test
    void the_list_for_programs_names_exactly_what_the_war_carries() throws IOException {
        JsonObject list;
        try (JarFile war = new JarFile(Portal.war().toFile());
                InputStream json = war.getInputStream(war.getEntry("META-INF/sbom/caseport.cdx.json"))) {
            list = JsonParser.parseString(new String(json.readAllBytes(), StandardCharsets.UTF_8))
                    .getAsJsonObject();
        }

        List<String> listed = list.getAsJsonArray("components").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(one ->
                        one.get("name").getAsString() + "-" + one.get("version").getAsString())
                .sorted()
                .toList();
        assertThat(list.get("bomFormat").getAsString()).isEqualTo("CycloneDX");
        assertThat(listed)
                .isEqualTo(decided().stream()
                        .map(jar -> jar.replaceFirst("(-jakarta)?\\.jar$", ""))
                        .sorted()
                        .toList());
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
