package org.caseport.policy.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRedactorTest {

    private final SecretRedactor secrets = SecretRedactor.shipped();

    /** Kind, text. In the file a broken bar keeps others from taking made-up secrets for real ones. */
    static List<Sample> secretsThatMustGo() {
        return read("must-go.txt").stream()
                .map(entry -> entry.split("\n", 2))
                .map(parts -> new Sample(parts[0].strip(), parts[1].replace("¦", "")))
                .toList();
    }

    static List<String> textsThatMustStay() {
        return read("must-stay.txt");
    }

    @ParameterizedTest
    @MethodSource("secretsThatMustGo")
    void a_secret_is_found_wherever_it_stands(Sample sample) {
        Redacted redacted = secrets.redact(sample.text());

        assertThat(redacted.removed()).as(redacted.text()).isEqualTo(Map.of(sample.kind(), 1));
        assertThat(secrets.removedFrom(redacted.text())).isEqualTo(redacted.removed());
        assertThat(redacted.text().length()).isLessThanOrEqualTo(sample.text().length());
        assertThat(secrets.redact(redacted.text()).text()).isEqualTo(redacted.text());
        Redacted inJapanese = secrets.redact("鍵は" + sample.text() + "です。");
        assertThat(inJapanese.removed()).isEqualTo(Map.of(sample.kind(), 1));
        assertThat(inJapanese.text()).startsWith("鍵は").endsWith("です。");
    }

    @Test
    void what_only_looks_like_a_secret_stays_to_the_letter() {
        List<String> taken = textsThatMustStay().stream()
                .filter(text -> !secrets.redact(text).text().equals(text))
                .map(text -> secrets.redact(text).text())
                .toList();

        assertThat(taken).isEmpty();
        assertThat(textsThatMustStay()).hasSizeGreaterThan(1_000);
    }

    @Test
    void a_text_keeps_everything_around_its_secrets() {
        Redacted redacted = secrets.redact("Hello,\nmy card 4111 1111 1111 1111 and AKIA" + "IOSFODNN7EXAMPLE fail.\n");

        assertThat(redacted.text()).isEqualTo("Hello,\nmy card [removed: card] and [removed: AWS key] fail.\n");
        assertThat(redacted.removed()).isEqualTo(Map.of("card", 1, "aws-key", 1));
    }

    @Test
    void what_stands_in_its_place_is_never_longer() {
        assertThat(secrets.redact("pay 30569309025904!").text()).isEqualTo("pay [removed:card]!");
        assertThat(secrets.redact("pay 4111111111111111!").text()).isEqualTo("pay [removed: card]!");
    }

    @Test
    void full_width_digits_are_digits() {
        assertThat(secrets.redact("カードは４１１１－１１１１－１１１１－１１１１です").text()).isEqualTo("カードは[removed: card]です");
    }

    @Test
    void a_wrong_check_digit_a_foreign_length_or_another_issuer_is_no_card() {
        for (String number : List.of("4111111111111112", "411111111111111", "9111111111111111", "41111111111111111")) {
            assertThat(secrets.redact("card " + number).removed()).as(number).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "consignment 4024007123456781",
                "S/N 4024007123456781",
                "s/n: 4024007123456781",
                "Consignment No. 4024007123456781",
                "consignment note number is 4024007123456781",
                "Tracking number:\n4024007123456781",
                "Tracking numbers: 4111111111111111, 4024007123456781 and 5500000000000004",
                "tracking_number=4024007123456781",
                "\"trackingNumber\": \"4024007123456781\"",
                "TRACKING# 4024 0071 2345 6781",
                "4024007123456781 is our tracking number",
                "4024007123456781 (order no.)",
                "Sendungsnummer 4024007123456781",
                "Die Auftragsnummer lautet: 4024007123456781",
                "Ihre Bestellnr. 4024007123456781",
                "Seriennummer: 4024007123456781",
                "Gerätenummer 4024007123456781",
                "numéro de suivi : 4024007123456781",
                "N° de commande 4024007123456781",
                "Expédition n° 4024007123456781",
                "EXPÉDITION 4024007123456781",
                "número de seguimiento 4024007123456781",
                "Pedido nº 4024007123456781",
                "numero di spedizione 4024007123456781",
                "ordine n. 4024007123456781",
                "zendingsnummer 4024007123456781",
                "ordernummer: 4024007123456781",
                "numer przesyłki: 4024007123456781",
                "Заказ № 4024007123456781",
                "追跡番号：4024007123456781",
                "送り状番号は4024007123456781です",
                "お問い合わせ番号 4024-0071-2345-6781",
                "シリアル番号 ４０２４００７１２３４５６７８１",
                "4024007123456781（注文番号）",
                "运单号 4024007123456781",
                "송장번호 4024007123456781",
            })
    void a_number_that_its_words_call_another_one_is_no_card(String typed) {
        assertThat(secrets.redact(typed).text()).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4024007123456781",
                "card 4024007123456781",
                "Card number:\n4024007123456781",
                "order 77 was paid by card 4024007123456781",
                "Client: 4024 0071 2345 6781 12/27 cvc 123",
                "order 77, Visa 4024 0071 2345 6781 declined",
                "card 4024007123456781, order 77",
                "Kreditkarte 4024007123456781",
                "numéro de carte 4024007123456781",
                "カード番号 4024007123456781、注文番号 77",
            })
    void a_number_of_a_card_goes_whatever_else_is_named_beside_it(String typed) {
        assertThat(secrets.redact(typed).text()).doesNotContain("6781");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "card 4024007123456781",
                "Card number:\n4024007123456781",
                "VISA 4024 0071 2345 6781",
                "4024007123456781 (Mastercard)",
                "credit: 4024007123456781",
                "4024007123456781, CVV 123",
                "{\"pan\":\"4024007123456781\"}",
                "Kreditkarte 4024007123456781",
                "numéro de carte 4024007123456781",
                "tarjeta 4024007123456781",
                "carta di credito 4024007123456781",
                "カード番号：4024007123456781",
                "クレジット ４０２４００７１２３４５６７８１",
                "4024007123456781 セキュリティコード 123",
                "信用卡 4024007123456781",
                "order 77 was paid by card 4024007123456781",
                "Client: 4024 0071 2345 6781 12/27 cvc 123",
            })
    void a_number_that_its_words_call_a_card_is_one_without_a_question(String typed) {
        assertThat(secrets.doubtful(typed)).isEmpty();
        assertThat(secrets.redact(typed, doubtful -> false).removed()).isEqualTo(Map.of("card", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4024007123456781",
                "4024 0071 2345 6781",
                "it broke for 4024-0071-2345-6781",
                "I ordered yesterday and got 4024007123456781",
                "payment 4024007123456781 is missing",
                "We discover that 4024007123456781 is gone",
                "My card was charged.\nIt is about 4024007123456781",
                "[removed: card] and 4024007123456781",
                "4024007123456781 after [removed: card]",
                "番号は４０２４００７１２３４５６７８１です",
                "4024007123456781 が見つかりません",
                "Please charge 4024 0071 2345 6781, customer Anna Lopez",
                "order 4711, 4024 0071 2345 6781",
                "Invoice 2024-001 / 4024007123456781",
                "4024 0071 2345 6781 (invoice 77) exp 12/27",
            })
    void a_number_that_no_word_tells_of_is_asked_about(String typed) {
        assertThat(secrets.doubtful(typed)).containsExactly(new PossibleCardNumber("402400", "6781", 16));
        assertThat(secrets.redact(typed, doubtful -> false).text()).isEqualTo(typed);
        assertThat(secrets.redact(typed, doubtful -> true).text()).doesNotContain("6781", "６７８１");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "consignment 4024007123456781",
                "credit note 4024007123456781",
                "追跡番号：4024007123456781",
                "4024007123456780",
                "9111111111111111",
            })
    void a_number_of_something_else_is_not_asked_about(String typed) {
        assertThat(secrets.doubtful(typed)).isEmpty();
        assertThat(secrets.redact(typed).text()).isEqualTo(typed);
    }

    @Test
    void of_two_doubtful_numbers_only_the_one_that_goes_goes() {
        String typed = "4024007123456781 or 5555555555554444";

        assertThat(secrets.redact(typed, number -> number.last().equals("4444")).text())
                .isEqualTo("4024007123456781 or [removed: card]");
        assertThat(secrets.doubtful(typed)).hasSize(2);
        assertThat(secrets.doubtful("4024007123456781 and 4024 0071 2345 6781")).hasSize(1);
    }

    @Test
    void a_doubtful_number_shows_its_first_six_and_last_four_digits() {
        assertThat(List.of("4024007123456781", "４０２４ ００７１ ２３４５ ６７８１", "3782 822463 10005", "30569309025904"))
                .map(number -> secrets.doubtful(number).get(0).masked())
                .containsExactly("4024 00•• •••• 6781", "4024 00•• •••• 6781", "3782 82••••• 0005", "3056 93•••• 5904");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4",
                "4 ",
                "4111 ",
                "4111-",
                "secret ",
                "secret",
                "AKIA",
                "aws",
                "A",
                "-----BEGIN RSA PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nA",
                "Private-Lines:",
                "xoxb-",
                "-",
                "- ",
                "&sig=",
                "ghp_a",
                "session_token=A1a",
                "AccountKey=",
                "order 4111111111111111 ",
                "シークレット"
            })
    void a_hostile_text_costs_what_any_text_costs(String piece) {
        String typed = piece.repeat(8_000 / piece.length());
        String attached = piece.repeat(1_000_000 / piece.length());

        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> secrets.redact(typed));
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> secrets.redact(attached));
    }

    @Test
    void random_text_neither_fails_nor_grows() {
        Random random = new Random(3);
        String alphabet = "4111 -AKIAsecret=\n+/BEGINPRVTKY01234ö鍵４";
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(300); j > 0; j--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String redacted = secrets.redact(text.toString()).text();
            assertThat(redacted.length()).isLessThanOrEqualTo(text.length());
            assertThat(secrets.redact(redacted).text()).isEqualTo(redacted);
        }
    }

    static List<String> read(String file) {
        try (InputStream bytes =
                Objects.requireNonNull(SecretRedactorTest.class.getResourceAsStream("/secrets/" + file))) {
            List<String> entries = new ArrayList<>();
            for (String entry : new String(bytes.readAllBytes(), StandardCharsets.UTF_8).split("\n====\n", -1)) {
                if (!entry.startsWith("#!")) {
                    entries.add(entry);
                }
            }
            return entries;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    record Sample(String kind, String text) {

        @Override
        public String toString() {
            return kind;
        }
    }
}
