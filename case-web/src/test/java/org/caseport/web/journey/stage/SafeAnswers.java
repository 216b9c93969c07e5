package org.caseport.web.journey.stage;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.AccessTable.Row;
import org.caseport.web.journey.stage.AccessTable.Visitor;
import org.caseport.web.journey.stage.Walk.Got;

/** What every answer has to tell a browser, whatever it is about and whoever asked. */
public final class SafeAnswers {

    private static final String PAGES = "default-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; "
            + "script-src 'self'";
    /** Pages of the office: style attributes, and scripts that carry the nonce of the answer. */
    private static final Pattern OFFICE = Pattern.compile(
            Pattern.quote(PAGES.replace("style-src 'self'; ", "style-src 'self'; style-src-attr 'unsafe-inline'; "))
                    + " 'nonce-[A-Za-z0-9+/]{24}'");

    private static final String FILES = "sandbox; default-src 'none'";

    /**
     * A mail as a mail program draws it: its styles stand in it, nothing else of it can act, and our page frames it.
     */
    private static final String MAIL = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Vary", "Accept-Encoding");

    private SafeAnswers() {}

    public static List<String> faultsOf(Row row, Visitor visitor, Got got) {
        List<String> faults = new ArrayList<>();
        if (row.method().equals("SOCKET")) {
            return faults;
        }
        String who = row + " as " + visitor + ": ";
        ALWAYS.forEach((name, value) -> {
            if (!got.header(name).equals(value)) {
                faults.add(who + name + " is " + got.header(name));
            }
        });
        if (!isNow(got.header("Date"))) {
            faults.add(who + "Date is " + got.header("Date"));
        }
        String policy = got.header("Content-Security-Policy");
        boolean mail = row.address().startsWith("/data/admin/letters/");
        boolean office = row.address().matches("(/admin/|/workspace/reports|/reports).*");
        boolean fits = policy.equals(PAGES)
                || policy.equals(FILES)
                || (mail && policy.equals(MAIL))
                || (office && OFFICE.matcher(policy).matches());
        if (!fits) {
            faults.add(who + "Content-Security-Policy is " + policy);
        }
        if (!got.header("X-Frame-Options")
                .equals(mail && got.status() != 303 && got.status() != 403 ? "SAMEORIGIN" : "DENY")) {
            faults.add(who + "X-Frame-Options is " + got.header("X-Frame-Options"));
        }
        boolean resource = row.address().contains("resource");
        if (got.header("Cache-Control").contains("no-store") == resource) {
            faults.add(who + "Cache-Control is " + got.header("Cache-Control"));
        }
        if (got.body().length() > 0 && got.header("Content-Type").isEmpty()) {
            faults.add(who + "nobody knows what type it has");
        }
        got.headers().forEach((name, values) -> {
            if (name.equalsIgnoreCase("Set-Cookie")) {
                values.forEach(cookie -> faults.addAll(faultsOf(who, cookie)));
            }
            if (name.equalsIgnoreCase("X-Powered-By")
                    || (name.equalsIgnoreCase("Server") && values.toString().matches(".*[0-9].*"))) {
                faults.add(who + name + " tells versions: " + values);
            }
        });
        return faults;
    }

    /** Within the minutes that a busy machine may take. */
    private static boolean isNow(String date) {
        try {
            Instant said = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            return Duration.between(said, Instant.now()).abs().compareTo(Duration.ofMinutes(2)) < 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static List<String> faultsOf(String who, String cookie) {
        List<String> faults = new ArrayList<>();
        // The script that switches the theme writes this one too; it says light or dark and nothing else.
        boolean theme = cookie.startsWith("caseport-theme=");
        if (!cookie.contains("Path=/") || !cookie.contains("SameSite=Lax") || cookie.contains("HttpOnly") == theme) {
            faults.add(who + "cookie " + cookie);
        }
        return faults;
    }
}
