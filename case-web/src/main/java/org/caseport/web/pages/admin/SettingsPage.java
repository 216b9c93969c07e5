package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import org.caseport.domain.account.Administrator;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.settings.SettingsInForce;
import org.jspecify.annotations.Nullable;

/** Backs {@code admin/settings.xhtml}: all settings with their values on this server and where they are set. */
@Named
@RequestScoped
public class SettingsPage {

    @Inject
    SettingsInForce settings;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    private @Nullable List<SettingsInForce.Line> lines;

    public List<SettingsInForce.Line> lines() {
        if (lines == null) {
            Administrator reader = currentUser.administrator();
            lines = settings.lines(reader);
        }
        return lines;
    }

    public long changed() {
        return lines().stream().filter(SettingsInForce.Line::isSet).count();
    }

    /** The kind of values of the setting. */
    public String kind(SettingsInForce.Line line) {
        return line.setting().kind().name(labels.locale());
    }

    /** The meaning without the markup of settings.md. */
    public String meaning(SettingsInForce.Line line) {
        return line.setting()
                .meaning(labels.locale())
                .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .replaceAll("[`*]", "");
    }

    /** Where the setting is set, in words if the place is known. */
    public String source(SettingsInForce.Line line) {
        return labels.format(
                "adminSettings.from." + line.origin().name(), Objects.requireNonNullElse(line.source(), ""));
    }
}
