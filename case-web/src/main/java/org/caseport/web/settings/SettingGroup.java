package org.caseport.web.settings;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.caseport.web.text.Texts;

/** A group of settings that are listed under one heading. */
public enum SettingGroup {
    STORAGE("db", "home", "uploads", "backup", "disk", "history"),
    ADDRESSES("external", "address", "proxy"),
    SECURITY("secret", "secrets", "session", "journal", "clamav"),
    SIGN_IN("signin"),
    OPENID("oidc"),
    LDAP("ldap"),
    MAIL("mail"),
    WEBHOOKS("hooks", "delivery"),
    CASES("agents", "contact", "phone", "attachment", "approvals"),
    LIMITS("quota", "heavy", "limit"),
    SERVER("demo", "config", "http", "heap", "fast", "drain", "logs", "metrics");

    /** What a property's name can have after {@code caseport.}. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> words;

    SettingGroup(String... words) {
        this.words = List.of(words);
    }

    /** The group of a property, which is decided by the word after {@code caseport.}. */
    static SettingGroup of(String property) {
        String word = property.split("\\.", -1)[1];
        return Stream.of(values())
                .filter(group -> group.words.contains(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no group has " + property));
    }

    /** The heading. */
    public String title(Locale language) {
        return new Texts(language).get("SettingGroup." + name());
    }
}
