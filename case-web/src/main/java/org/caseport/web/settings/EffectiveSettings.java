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

/** Lists the settings in force on this server, and where each is set. */
@ApplicationScoped
public class EffectiveSettings {

    /** All settings, with the members that are set of each family; only for administrators of the portal. */
    public List<Line> lines(Administrator reader) {
        Config config = ConfigProvider.getConfig(EffectiveSettings.class.getClassLoader());
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
     * A setting and its value.
     *
     * @param value the value without secrets; null when it is not set
     * @param source where it is set, in the server's words; null when it is not set
     */
    public record Line(
            Setting setting,
            String name,
            @Nullable String value,
            @Nullable String source) {

        public boolean isSet() {
            return value != null;
        }

        /** The kind of place where it is set. */
        public Origin origin() {
            String words = source == null ? "" : source.toLowerCase(Locale.ROOT).replace(" ", "");
            if (words.startsWith("environment")) {
                return Origin.ENVIRONMENT;
            }
            return words.startsWith("systemprop") ? Origin.SYSTEM_PROPERTY : Origin.OTHER;
        }
    }

    /** The kinds of places where a setting can be set. */
    public enum Origin {
        ENVIRONMENT,
        SYSTEM_PROPERTY,
        OTHER
    }
}
