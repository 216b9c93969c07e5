package org.caseport.web.pages.customer.wizard;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.caseport.policy.entitlement.CallableCountries;
import org.caseport.web.pages.Option;
import org.caseport.web.text.Countries;

/** Lists the countries and regions for callback numbers, with keywords by which people find them. */
final class CountryNames {

    private static final Properties USUAL = new Properties();

    static {
        try (InputStreamReader in = new InputStreamReader(
                Objects.requireNonNull(
                        CountryNames.class.getResourceAsStream("/org/caseport/web/pages/country-names.properties")),
                StandardCharsets.UTF_8)) {
            USUAL.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CountryNames() {}

    /** The countries, by name in the reader's language. */
    static List<Option> in(Locale reader) {
        return CallableCountries.codes().stream()
                .map(code -> new Option(code, Countries.name(code, reader), keywords(code)))
                .sorted(Comparator.comparing(Option::label, Collator.getInstance(reader)))
                .toList();
    }

    /** ISO codes, calling code, names in both languages of the portal, common and native names. */
    private static String keywords(String code) {
        int calling = CallableCountries.callingCode(code);
        Set<String> keywords = new LinkedHashSet<>();
        keywords.add(code);
        try {
            keywords.add(new Locale.Builder().setRegion(code).build().getISO3Country());
        } catch (MissingResourceException e) {
            // Kosovo and some islands have no such code.
        }
        if (CallableCountries.isMainOfItsCallingCode(code)) {
            keywords.addAll(List.of("+" + calling, Integer.toString(calling)));
        } else {
            keywords.add("+" + calling + " " + code);
        }
        keywords.add(Countries.name(code, Locale.ENGLISH));
        keywords.add(Countries.name(code, Locale.JAPANESE));
        String usual = USUAL.getProperty(code, "");
        if (!usual.isEmpty()) {
            keywords.addAll(List.of(usual.split(",", -1)));
        }
        keywords.removeIf(String::isBlank);
        return String.join(",", keywords);
    }
}
