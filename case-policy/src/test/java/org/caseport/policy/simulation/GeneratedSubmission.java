package org.caseport.policy.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.LimitType;
import org.caseport.domain.catalog.Service;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.PolicyRequest;

/** What a program might submit: any account, any choices of the catalog. The same seed makes the same submission. */
record GeneratedSubmission(Account account, DraftFields fields, Instant at, List<Instant> opened) {

    static final Catalog CATALOG = Catalogs.shipped();

    private static final List<String> PHONES =
            List.of("DE +49 30 123456", "DE 0900 1234567", "JP 03-3224-9999", "US (202) 456-1111", "GB 07012345678");

    static GeneratedSubmission of(long seed) {
        Random random = new Random(seed);
        Map<String, String> fields = new TreeMap<>();
        topic(random, fields);
        fields.put(DraftFields.SEVERITY, pick(random, List.of("low", "normal", "high", "urgent", "critical")));
        fields.put(DraftFields.SUBJECT, "Subject " + seed);
        fields.put(DraftFields.DESCRIPTION, "It began at once.");
        fields.put(DraftFields.LANGUAGE, pick(random, List.of("en", "ja")));
        fields.put(DraftFields.METHOD, pick(random, List.of("web", "web", "chat", "phone")));
        if (fields.get(DraftFields.METHOD).equals("phone")) {
            String[] phone = pick(random, PHONES).split(" ", 2);
            fields.put(DraftFields.COUNTRY, phone[0]);
            fields.put(DraftFields.PHONE, phone[1]);
            fields.put(DraftFields.EXTENSION, random.nextBoolean() ? "" : "42");
        }
        for (int i = random.nextInt(6) - 2; i > 0; i--) {
            fields.put("contact." + 2 * i, "someone." + i + "@example.com");
        }
        fields.values().removeIf(String::isEmpty);
        Instant at = Instant.parse("2025-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(2 * 365 * 24 * 60)));
        List<Instant> opened = new ArrayList<>();
        for (int i = random.nextInt(5) - 2; i > 0; i--) {
            opened.add(at.minus(Duration.ofMinutes(random.nextInt(70))));
        }
        return new GeneratedSubmission(account(random), DraftFields.of(fields), at, opened);
    }

    private static void topic(Random random, Map<String, String> fields) {
        String type = pick(random, List.of("technical", "technical", "account-and-billing", "service-limit-increase"));
        fields.put(DraftFields.CASE_TYPE, type);
        if (type.equals("service-limit-increase")) {
            LimitType limit = pick(random, CATALOG.limitTypes());
            fields.put(DraftFields.SERVICE, limit.code());
            fields.put("request.0.region", limit.regions().get(0).code());
            fields.put("request.0.limit", limit.limits().get(0).code());
            fields.put("request.0.value", Long.toString(limit.limits().get(0).current() + 1));
            return;
        }
        Service service = pick(
                random,
                CATALOG.services().stream()
                        .filter(each ->
                                each.types().stream().anyMatch(of -> of.code().equals(type)))
                        .toList());
        fields.put(DraftFields.SERVICE, service.code());
        fields.put(DraftFields.CATEGORY, pick(random, service.categories()).code());
    }

    private static Account account(Random random) {
        String[] place = pick(
                        random, List.of("DE Europe/Berlin", "JP Asia/Tokyo", "US America/New_York", "SA Asia/Riyadh"))
                .split(" ", 2);
        return new Account(
                new AccountId("123456789012"),
                "Dogwood Apps",
                place[0],
                place[0].equals("DE") && random.nextBoolean() ? "DE-BY" : null,
                ZoneId.of(place[1]),
                new SupportPlan(pick(random, GeneratedBook.PLANS)),
                random.nextInt(4) == 0,
                random.nextBoolean() ? "ops@dogwood.example" : null);
    }

    private static <T> T pick(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** The same with this severity: where none was asked, the case has another one than was submitted. */
    GeneratedSubmission with(Severity severity) {
        return new GeneratedSubmission(account, fields.with(DraftFields.SEVERITY, severity.code()), at, opened);
    }

    /** As a program asks: required questions are not enforced. */
    PolicyRequest request() {
        return new PolicyRequest(account, fields, List.of(), List.of(), 0, opened, at, false, List.of());
    }
}
