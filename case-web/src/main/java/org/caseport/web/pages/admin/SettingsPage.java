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

/** Backs {@code admin/settings.xhtml}: every setting, what it stands at on this server, and where that comes from. */
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

    /** What can stand in it. */
    public String kind(SettingsInForce.Line line) {
        return line.setting().kind().name(labels.locale());
    }

    /** The meaning as a page shows it, without the marks of settings.md. */
    public String meaning(SettingsInForce.Line line) {
        return line.setting()
                .meaning(labels.locale())
                .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .replaceAll("[`*]", "");
    }

    /** Where it was set, in words where we know them. */
    public String source(SettingsInForce.Line line) {
        return labels.format(
                "adminSettings.from." + line.origin().name(), Objects.requireNonNullElse(line.source(), ""));
    }
}
