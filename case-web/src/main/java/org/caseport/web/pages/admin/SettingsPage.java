package org.caseport.web.pages.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.settings.EffectiveSettings;
import org.caseport.web.settings.SettingGroup;
import org.jspecify.annotations.Nullable;

/**
 * Backs {@code admin/settings.xhtml}: the settings with their values on this server and where they are set, in groups.
 * What is searched for is in the address.
 */
@Named
@RequestScoped
public class SettingsPage {

    private static final String TEXT = "text";
    private static final String SHOWN = "shown";
    private static final String SET = "set";
    private static final int LONGEST_TEXT = 100;

    @Inject
    EffectiveSettings settings;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private String text = "";
    private boolean onlySet;
    private @Nullable List<EffectiveSettings.Line> lines;
    private @Nullable List<Group> groups;

    /** A group with those of its settings that are shown. */
    public record Group(SettingGroup of, String title, List<Line> lines) {}

    /**
     * A setting in words.
     *
     * @param value null if it is not set
     * @param standard null if it has no default
     */
    public record Line(
            String name,
            String kind,
            String meaning,
            @Nullable String value,
            String source,
            @Nullable String standard) {}

    @PostConstruct
    void read() {
        String typed =
                Optional.ofNullable(request.getParameter(TEXT)).orElse("").strip();
        text = typed.substring(0, Math.min(typed.length(), LONGEST_TEXT));
        onlySet = SET.equals(request.getParameter(SHOWN));
    }

    public String text() {
        return text;
    }

    public String shown() {
        return onlySet ? SET : "";
    }

    /** What there is to choose beside all settings. */
    public List<Option> choices() {
        return List.of(new Option(SET, labels.format("adminSettings.onlySet")));
    }

    public List<Group> groups() {
        List<Group> known = groups;
        if (known == null) {
            known = Stream.of(SettingGroup.values())
                    .map(this::group)
                    .filter(group -> !group.lines().isEmpty())
                    .toList();
            groups = known;
        }
        return known;
    }

    private Group group(SettingGroup group) {
        String title = group.title(labels.locale());
        return new Group(
                group,
                title,
                lines().stream()
                        .filter(line -> line.setting().group() == group)
                        .filter(line -> !onlySet || line.isSet())
                        .filter(line -> isFound(line, title))
                        .map(this::line)
                        .toList());
    }

    /** Whether name, meaning or heading contain all words that were typed. */
    private boolean isFound(EffectiveSettings.Line line, String title) {
        String all = String.join(
                        " ",
                        line.name(),
                        line.setting().variable(),
                        withoutMarkup(line.setting().meaning(labels.locale())),
                        title)
                .toLowerCase(Locale.ROOT);
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[\\s　]+", -1)).allMatch(all::contains);
    }

    private Line line(EffectiveSettings.Line line) {
        return new Line(
                line.name(),
                line.setting().kind().name(labels.locale()),
                withoutMarkup(line.setting().meaning(labels.locale())),
                line.value(),
                labels.format(
                        "adminSettings.from." + line.origin().name(), Objects.requireNonNullElse(line.source(), "")),
                line.setting().standard());
    }

    /** The text without the markup of settings.md. */
    private static String withoutMarkup(String text) {
        return text.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").replaceAll("[`*]", "");
    }

    public long found() {
        return groups().stream().mapToLong(group -> group.lines().size()).sum();
    }

    /** How many settings are set on this server. */
    public long changed() {
        return lines().stream().filter(EffectiveSettings.Line::isSet).count();
    }

    private List<EffectiveSettings.Line> lines() {
        List<EffectiveSettings.Line> known = lines;
        if (known == null) {
            known = settings.lines(currentUser.administrator());
            lines = known;
        }
        return known;
    }
}
