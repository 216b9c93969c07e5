package org.caseport.web.journey.stage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Drafts as they stand before the review: whoever has one of these can submit. */
public final class Filled {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Filled() {}

    /** A subject that no other case has. */
    public static String subject(String about) {
        return about + " #" + COUNT.incrementAndGet() + "-" + Long.toString(System.nanoTime(), 36);
    }

    /** A question about the account, which every plan may ask. */
    public static Map<String, String> billing(String subject) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("caseType", "account-and-billing");
        fields.put("service", "general-info");
        fields.put("category", "other");
        fields.put("severity", "low");
        fields.put("subject", subject);
        fields.put("description", "How can we add a second cost centre to our invoices?");
        fields.put("language", "en");
        fields.put("method", "web");
        return fields;
    }

    /** A technical problem, for every plan but the humblest. */
    public static Map<String, String> technical(String subject) {
        Map<String, String> fields = billing(subject);
        fields.put("caseType", "technical");
        fields.put("service", "relational-database");
        fields.put("category", "cant-connect");
        fields.put("severity", "normal");
        fields.put("answer.engine", "postgresql");
        fields.put("answer.endpoint", "db-1.internal:5432");
        return fields;
    }

    /** A technical problem whose customer wants to be called in London. */
    public static Map<String, String> byPhone(String subject) {
        Map<String, String> fields = technical(subject);
        fields.put("method", "phone");
        fields.put("country", "GB");
        fields.put("phone", "020 7946 0018");
        return fields;
    }

    public static Map<String, String> with(Map<String, String> fields, String name, String text) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(name, text);
        return changed;
    }
}
