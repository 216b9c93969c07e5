package org.caseport.policy.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.caseport.policy.data.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsReaderTest {

    private static final String BADGE = """
            version: ours-1
            kinds:
              - code: badge
                name: badge number
                tokens:
                  - { begins: [ZZB-], of: 0-9A-F, length: 12-16 }
            """;

    @Test
    void an_operator_adds_what_the_company_keeps_secret(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ours.yaml"), BADGE);

        SecretRedactor secrets = SecretRedactor.shippedAnd(file);

        assertThat(secrets.redact("badge ZZB-0123456789AB, card 4111111111111111")
                        .text())
                .isEqualTo("badge [removed]".concat(", card [removed: card]"));
        assertThat(secrets.redact("ZZB-0123456789AB").removed()).isEqualTo(Map.of("badge", 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            code: badge       | code: Badge!          | 3 | a code has
            name: badge number| name: "[badge]"       | 4 | a name has
            begins: [ZZB-]    | begins: [Z]           | 6 | fewer than 3
            begins: [ZZB-]    | regex: [ZZB-]         | 6 | unknown key
            begins: [ZZB-]    | begins: [ZZB-], within: 9 | 6 | belongs to
            of: 0-9A-F        | of: 9-0               | 6 | no alphabet
            length: 12-16     | length: 16-12         | 6 | expected a number
            length: 12-16     | length: 1-16          | 6 | a length lies
            version: ours-1   | versions: ours-1      | 1 | unknown key
            """)
    void a_mistake_is_said_with_file_line_and_reason(String right, String wrong, int line, String reason) {
        String yaml = BADGE.replace(right.strip(), wrong.strip());
        var bytes = new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> SecretsReader.read("ours.yaml", bytes))
                .isInstanceOfSatisfying(
                        BadDataException.class, bad -> assertThat(bad.line()).isEqualTo(line))
                .hasMessageContaining("ours.yaml")
                .hasMessageContaining(reason.strip());
    }
}
