package org.caseport.policy.simulation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.policy.book.PolicyBook;
import org.caseport.policy.book.PolicyBooks;

/**
 * A policy book as somebody might write one: the shipped one with other plans, hours and lines for all plans. It is
 * made as a text and read like every book; the same seed makes the same book.
 */
final class GeneratedBook {

    static final List<String> PLANS =
            List.of("basic", "developer", "business", "enterprise-on-ramp", "enterprise", "bespoke");

    private static final List<String> TYPES = List.of("account-and-billing", "technical", "service-limit-increase");
    private static final List<String> METHODS = List.of("web", "chat", "phone");
    private static final List<String> SEVERITIES = List.of("low", "normal", "high", "urgent", "critical");
    private static final List<Integer> HOURS = List.of(72, 48, 24, 12, 8, 4, 2, 1);
    private static final String SHIPPED = shipped();

    private final Random random;

    private GeneratedBook(long seed) {
        random = new Random(seed);
    }

    static PolicyBook of(long seed) {
        String text = new GeneratedBook(seed).text(seed);
        return PolicyBooks.read(
                "generated-" + seed + ".yaml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String text(long seed) {
        String text = SHIPPED.substring(0, SHIPPED.indexOf("plans:   "))
                .replace("version: 2022-05", "version: generated-" + seed)
                .replace("[08:00-18:00]", pick("[08:00-18:00]", "[09:00-12:00, 13:00-17:00]", "[22:00-06:00]"))
                .replace("usually: [saturday, sunday]", pick("usually: [saturday, sunday]", "usually: [sunday]"))
                .replace("handled-by-partner: [account-and-billing]", "handled-by-partner: [" + pick(TYPES) + "]")
                .replace(
                        "copied-to-operations: [account-and-billing, technical]",
                        "copied-to-operations: [" + pick("account-and-billing, technical", "technical") + "]")
                .replace("service-limit-increase: low", pick("service-limit-increase: low", "technical: low"))
                .replace("not-called: [premium-rate]", pick("not-called: [premium-rate]", "not-called: [personal]"))
                .replace(
                        "    chat: office hours in Japan",
                        "    chat: " + pick("office hours in Japan", "around the clock"))
                .replace(
                        "    phone: around the clock",
                        "    phone: " + pick("office hours where the account is", "around the clock"));
        return text + "plans:\n" + plans();
    }

    private String plans() {
        StringBuilder plans = new StringBuilder();
        Set<String> opens = new LinkedHashSet<>(List.of("account-and-billing"));
        List<Set<String>> reachable = TYPES.stream()
                .map(type -> (Set<String>) new LinkedHashSet<>(List.of("web")))
                .toList();
        int severities = 1;
        List<Integer> fastest = new ArrayList<>(List.of(0, 0, 0, 0, 0));
        int contacts = 0;
        int cases = 1 + random.nextInt(3);
        boolean api = false;
        boolean business = chance(3);
        List<String> gone = new ArrayList<>();
        for (String code : PLANS) {
            if (!code.equals("enterprise") && chance(4)) {
                gone.add(code);
                continue;
            }
            TYPES.forEach(type -> {
                if (chance(2)) {
                    opens.add(type);
                }
            });
            reachable.forEach(methods -> {
                if (chance(2)) {
                    methods.add(pick(METHODS));
                }
            });
            severities = Math.min(SEVERITIES.size(), severities + random.nextInt(3));
            int milder = 0;
            for (int i = 0; i < severities; i++) {
                milder = Math.min(HOURS.size() - 1, Math.max(milder, fastest.get(i)) + random.nextInt(2));
                fastest.set(i, milder);
            }
            contacts += chance(2) ? random.nextInt(3) : 0;
            cases += random.nextInt(2);
            api |= chance(3);
            business &= chance(2);
            plans.append(plan(code, opens, reachable, severities, fastest, business))
                    .append(chance(2) ? "" : formerly(gone))
                    .append("    additional-contacts: " + contacts + "\n")
                    .append("    support-api: " + (api ? "yes" : "no") + "\n")
                    .append("    cases-an-hour: " + cases + "\n    calls-a-second: 5\n");
        }
        return plans.toString();
    }

    private static String plan(
            String code,
            Set<String> opens,
            List<Set<String>> reachable,
            int severities,
            List<Integer> fastest,
            boolean business) {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < severities; i++) {
            answers.add(SEVERITIES.get(i) + ": " + HOURS.get(fastest.get(i)) + (business ? " business hours" : " h"));
        }
        return "  - code: " + code + "\n    name: { en: " + code + ", ja: " + code + " }\n    opens: ["
                + String.join(", ", opens) + "]\n    reachable-by:\n"
                + opens.stream()
                        .map(type ->
                                "      " + type + ": [" + String.join(", ", reachable.get(TYPES.indexOf(type))) + "]\n")
                        .collect(Collectors.joining())
                + "    answers: { " + String.join(", ", answers) + " }\n";
    }

    private static String formerly(List<String> gone) {
        String line = gone.isEmpty() ? "" : "    formerly: [" + String.join(", ", gone) + "]\n";
        gone.clear();
        return line;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private String pick(String... texts) {
        return pick(List.of(texts));
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static String shipped() {
        try (InputStream book = PolicyBooks.class.getResourceAsStream("/policy/2022-05.yaml")) {
            return new String(Objects.requireNonNull(book).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
