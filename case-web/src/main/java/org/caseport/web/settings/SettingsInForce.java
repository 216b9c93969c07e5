package org.caseport.web.settings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.caseport.domain.account.Administrator;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** The settings as they are on this server, and where each was set. */
@ApplicationScoped
public class SettingsInForce {

    /** Every setting, and of families what is set; for those alone who run the portal. */
    public List<Line> lines(Administrator reader) {
        Config config = ConfigProvider.getConfig(SettingsInForce.class.getClassLoader());
        List<Line> lines = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            if (setting.isFamily()) {
                TreeSet<String> members = new TreeSet<>(Comparator.naturalOrder());
                StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                        .filter(setting::isNamed)
                        .forEach(members::add);
                members.forEach(name -> lines.add(line(config, setting, name)));
                if (!members.isEmpty()) {
                    continue;
                }
            }
            lines.add(line(config, setting, setting.property()));
        }
        return lines;
    }

    private static Line line(Config config, Setting setting, String name) {
        ConfigValue value = config.getConfigValue(name);
        String text = value.getValue();
        boolean set = text != null && !text.isBlank() && !text.startsWith("${");
        return new Line(
                setting,
                name,
                set ? setting.kind().shown(text.strip()) : null,
                set ? String.valueOf(value.getSourceName()) : null);
    }

    /**
     * A setting as it stands.
     *
     * @param value as it may be seen; absent where nothing is set
     * @param source where it was set, in the server's words
     */
    public record Line(
            Setting setting,
            String name,
            @Nullable String value,
            @Nullable String source) {

        public boolean isSet() {
            return value != null;
        }

        /** What kind of place that is. */
        public Origin origin() {
            String words = source == null ? "" : source.toLowerCase(Locale.ROOT).replace(" ", "");
            if (words.startsWith("environment")) {
                return Origin.ENVIRONMENT;
            }
            return words.startsWith("systemprop") ? Origin.SYSTEM_PROPERTY : Origin.OTHER;
        }
    }

    /** Where a setting can be set. */
    public enum Origin {
        ENVIRONMENT,
        SYSTEM_PROPERTY,
        OTHER
    }
}
