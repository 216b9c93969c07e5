package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.storage.PendingWork;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.settings.Setting;
import org.caseport.web.watch.ReadingSystem;
import org.caseport.web.watch.SetupChecklist;
import org.caseport.web.watch.SetupChecklist.Step;
import org.jspecify.annotations.Nullable;

/** Backs the administrators' start page: what is not set up yet, and what needs attention. */
@Named
@RequestScoped
public class AdminDashboardPage {

    /** A delay of notices that a mail server which is slow for a moment does not cause. */
    private static final Duration DELAYED = Duration.ofMinutes(10);

    /** The settings by which steps are taken on the server. */
    private static final Map<Step, Setting> SETTINGS = Map.of(
            Step.SECRET_KEY, Setting.SECRET_KEY,
            Step.ADDRESS, Setting.EXTERNAL_URL,
            Step.MAIL, Setting.MAIL_HOST,
            Step.BACKUP, Setting.BACKUP_FOLDER);

    private static final Map<Step, String> PAGES = Map.of(
            Step.ACCOUNT, "/admin/account",
            Step.MEMBER, "/admin/invite",
            Step.AGENT, "/admin/invite?role=AGENT");

    @Inject
    SetupChecklist setup;

    @Inject
    ReadingSystem system;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    private @Nullable Map<Step, Boolean> steps;
    private ReadingSystem.@Nullable State state;

    private Map<Step, Boolean> known() {
        if (steps == null) {
            steps = setup.steps(user.administrator());
        }
        return steps;
    }

    private ReadingSystem.State state() {
        if (state == null) {
            state = system.look(user.administrator());
        }
        return state;
    }

    public List<Step> steps() {
        return List.copyOf(known().keySet());
    }

    public boolean isDone(Step step) {
        return known().getOrDefault(step, false);
    }

    public boolean isSetUp() {
        return !known().containsValue(false);
    }

    /** Whether a step is left that is taken on the server instead of on a page. */
    public boolean isSettingMissing() {
        return known().entrySet().stream().anyMatch(step -> !step.getValue() && SETTINGS.containsKey(step.getKey()));
    }

    /** How many steps are done, in words. */
    public String progress() {
        long done = known().values().stream().filter(one -> one).count();
        return labels.format("dashboard.progress", done, known().size());
    }

    public String nameOf(Step step) {
        return labels.format("dashboard.step." + step);
    }

    public String textOf(Step step) {
        return labels.format("dashboard.step." + step + ".text");
    }

    /** The address of the page on which the step is taken, or of the row that explains its setting. */
    public String pageOf(Step step) {
        Setting setting = SETTINGS.get(step);
        return user.root() + (setting == null ? PAGES.get(step) : "/admin/settings#" + setting.property());
    }

    /** What needs attention, each with the page that says more; empty if nothing does. */
    public List<Concern> concerns() {
        List<Concern> concerns = new ArrayList<>();
        PendingWork.Reading work = state().work();
        if (work == null) {
            concerns.add(new Concern(labels.format("dashboard.concern.database"), user.root() + "/admin/system"));
        } else {
            addFailed(concerns, work, Channel.MAIL, "mail");
            addFailed(concerns, work, Channel.HOOK, "hooks");
        }
        Duration lag = state().lag();
        if (lag != null && lag.compareTo(DELAYED) > 0) {
            concerns.add(new Concern(
                    labels.format("dashboard.concern.delayed", labels.number(lag.toMinutes())),
                    user.root() + "/admin/system"));
        }
        state().health().stream()
                .filter(check -> !check.up())
                .map(check -> labels.find("adminSystem.check." + check.name()).orElse(check.name()))
                .map(name -> labels.format("dashboard.concern.check", name))
                .map(sentence -> new Concern(sentence, user.root() + "/admin/system"))
                .forEach(concerns::add);
        return concerns;
    }

    private void addFailed(List<Concern> concerns, PendingWork.Reading work, Channel channel, String page) {
        long failed = work.tellings(channel).failed();
        if (failed > 0) {
            concerns.add(new Concern(
                    labels.format("dashboard.concern.failed." + channel, failed), user.root() + "/admin/" + page));
        }
    }

    /** The figures of the moment; empty while the database can't be read. */
    public List<Figure> figures() {
        PendingWork.Reading work = state().work();
        if (work == null) {
            return List.of();
        }
        return List.of(
                figure("open", work.allOpen()),
                figure("overdue", work.overdue()),
                figure("mails", work.tellings(Channel.MAIL).waiting().size()));
    }

    private Figure figure(String name, long number) {
        return new Figure(labels.format("dashboard.figure." + name), labels.number(number));
    }

    /** A sentence about what needs attention. */
    public record Concern(String sentence, String page) {}

    /** A number and what it counts. */
    public record Figure(String name, String number) {}
}
