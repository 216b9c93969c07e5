package org.caseport.web.pages.workspace;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.announcement.Announcement;
import org.caseport.web.application.desk.Announcing;
import org.caseport.web.application.desk.Announcing.Outcome;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/** Backs {@code workspace/announcement.xhtml}: supervisors announce known problems. */
@Named
@RequestScoped
public class AnnouncementPage {

    private static final String HERE = "/workspace/announcement";
    private static final List<Integer> HOURS = List.of(1, 4, 12, 24, 72);

    @Inject
    Announcing announcing;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    @Inject
    Clock clock;

    @Inject
    HttpServletRequest request;

    private String english = "";
    private String japanese = "";
    private String until = "";
    private String error = "";
    private @Nullable Announcement now;

    @PostConstruct
    void read() {
        now = announcing.planned().orElse(null);
    }

    /** Answers 403, before the page is rendered, to visitors who may not use it. */
    public void enter() {
        if (!user.isSupervisor()) {
            Redirects.forbidden();
        }
    }

    public @Nullable Announcement now() {
        return now;
    }

    public void announce() {
        Outcome outcome = announcing.announce(user.person(), english, japanese, end());
        if (outcome == Outcome.DONE) {
            Redirects.to(user.root() + HERE + "?done=announced");
        } else {
            error = labels.format("announcement.error." + outcome, Announcement.LONGEST);
        }
    }

    public void withdraw() {
        Outcome outcome = announcing.withdraw(user.person());
        if (outcome == Outcome.DONE) {
            Redirects.to(user.root() + HERE + "?done=withdrawn");
        } else {
            error = labels.format("announcement.error." + outcome);
        }
    }

    private @Nullable Instant end() {
        return HOURS.stream()
                .filter(hours -> hours.toString().equals(until))
                .findFirst()
                .map(hours -> clock.instant().plus(Duration.ofHours(hours)))
                .orElse(null);
    }

    public List<Option> ends() {
        List<Option> all = new ArrayList<>();
        all.add(new Option("", labels.format("announcement.until.never")));
        HOURS.forEach(hours -> all.add(new Option(hours.toString(), labels.format("announcement.until.hours", hours))));
        return all;
    }

    /** What was just done, in words; empty when nothing was. */
    public String done() {
        String done = request.getParameter("done");
        return "announced".equals(done) || "withdrawn".equals(done) ? labels.format("announcement." + done) : "";
    }

    public String error() {
        return error;
    }

    public String getEnglish() {
        return english;
    }

    public void setEnglish(String english) {
        this.english = english;
    }

    public String getJapanese() {
        return japanese;
    }

    public void setJapanese(String japanese) {
        this.japanese = japanese;
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until;
    }
}
