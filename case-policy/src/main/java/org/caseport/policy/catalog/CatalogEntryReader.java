package org.caseport.policy.catalog;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.caseport.domain.catalog.LocalizedText;
import org.caseport.policy.data.YamlEntry;

/** Reads the common parts of catalog entries: codes, texts in every language, addresses. */
public record CatalogEntryReader(List<String> languages) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** A code that none of its neighbours has; adds it to those taken. */
    String newCode(YamlEntry entry, Set<String> taken) {
        String code = entry.text();
        if (!CODE.matcher(code).matches()) {
            throw entry.wrong("a code is lower case letters, digits and hyphens, not \"" + code + "\"");
        }
        if (!taken.add(code)) {
            throw entry.wrong("code \"" + code + "\" is taken already");
        }
        return code;
    }

    /** A text that must be there in every language. */
    LocalizedText in(YamlEntry entry) {
        entry.hasOnly(languages.toArray(String[]::new));
        Map<String, String> byLanguage = new HashMap<>();
        languages.forEach(
                language -> byLanguage.put(language, entry.get(language).text()));
        return new LocalizedText(byLanguage);
    }

    /** An absolute https address, or a path below the portal's root. */
    String address(YamlEntry entry) {
        String address = entry.text();
        boolean path = address.startsWith("/") && !address.startsWith("//");
        if (!path && !isHttps(address)) {
            throw entry.wrong("a link is an https address or a path, not \"" + address + "\"");
        }
        return address;
    }

    private static boolean isHttps(String address) {
        try {
            URI uri = URI.create(address);
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
