package org.caseport.web.pages.workspace;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.announcement.AffectedCases.Extent;
import org.caseport.domain.announcement.Announcement;
import org.caseport.domain.announcement.AnnouncementId;
import org.caseport.domain.announcement.Announcements;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.catalog.Catalog;
import org.caseport.web.application.desk.Announcing;
import org.caseport.web.application.desk.Announcing.Outcome;
import org.caseport.web.pages.CatalogNames;
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
    private static final int PAGE = 10;
    private static final int MOST_CASES = 50;

    @Inject
    Announcing announcing;

    @Inject
    CatalogNames names;

    @Inject
    Catalog catalog;

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
    private boolean previewed;
    private @Nullable Announcement now;
    private @Nullable List<Line> past;
    private @Nullable List<CaseSummary> cases;

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
        Outcome outcome = announcing.announce(user.person(), english, japanese, services(), end());
        if (outcome == Outcome.DONE) {
            Redirects.to(user.root() + HERE + "?done=announced");
        } else {
            refuse(outcome);
        }
    }

    /** Shows what members would see. */
    public void preview() {
        Outcome outcome = announcing.judge(user.person(), english, japanese, services(), end());
        if (outcome == Outcome.DONE) {
            previewed = true;
        } else {
            refuse(outcome);
        }
    }

    private void refuse(Outcome outcome) {
        error = labels.format("announcement.error." + outcome, Announcement.LONGEST);
    }

    public void withdraw() {
        Outcome outcome = announcing.withdraw(user.person());
        if (outcome == Outcome.DONE) {
            Redirects.to(user.root() + HERE + "?done=withdrawn");
        } else {
            refuse(outcome);
        }
    }

    /** Since when the previewed one would be shown. */
    public Instant moment() {
        return clock.instant();
    }

    public boolean isPreviewed() {
        return previewed;
    }

    /** The services to choose from, in the order of the catalog. */
    public List<Option> choices() {
        return catalog.services().stream()
                .map(one -> new Option(one.code(), labels.of(one.name())))
                .toList();
    }

    /** The services that were ticked. */
    private Set<String> services() {
        String[] ticked = request.getParameterValues("services");
        return ticked == null ? Set.of() : new TreeSet<>(List.of(ticked));
    }

    public boolean isTicked(String service) {
        return services().contains(service);
    }

    /** What the preview says that it affects; empty for all services. */
    public String affected() {
        return names.serviceNames(services());
    }

    /** The names of the services that an announcement is about; empty for all. */
    public String affectedBy(Announcement announcement) {
        return names.serviceNames(announcement.services());
    }

    // ---- affected cases

    /** The cases that the current problem affects, last linked first, up to {@value #MOST_CASES}. */
    public List<CaseSummary> cases() {
        if (cases == null) {
            cases = now == null ? List.of() : announcing.affectedBy(user.person(), now.id(), MOST_CASES);
        }
        return cases;
    }

    /** How many cases of how many accounts the current problem affects. */
    public String extent() {
        Extent extent = now == null
                ? Extent.NONE
                : announcing.extentsOf(user.person(), Set.of(now.id())).getOrDefault(now.id(), Extent.NONE);
        return labels.format("affected.extent", extent.cases(), extent.accounts());
    }

    /** The queue with the cases that the current problem affects. */
    public String casesAddress() {
        return now == null ? "" : QueueParameters.addressOf(now.id());
    }

    // ---- announcements that are over

    /**
     * An announcement that is over.
     *
     * @param text in the reader's language
     * @param by the name of who announced it
     * @param cases how many cases it affected
     * @param address the queue with these cases
     */
    public record Line(
            String text,
            String services,
            Instant from,
            Instant ended,
            Instant at,
            String by,
            long cases,
            String address) {}

    public List<Line> past() {
        return found().stream().limit(PAGE).toList();
    }

    /** The lines of a page and one more, which tells whether there are older ones. */
    private List<Line> found() {
        if (past == null) {
            List<Announcements.Past> over = announcing.past(user.person(), before(), PAGE + 1);
            Map<PersonId, String> authors = announcing.namesOf(over);
            Map<AnnouncementId, Extent> extents = announcing.extentsOf(
                    user.person(),
                    over.stream().map(one -> one.announcement().id()).collect(Collectors.toSet()));
            past = over.stream().map(one -> line(one, authors, extents)).toList();
        }
        return past;
    }

    private Line line(Announcements.Past over, Map<PersonId, String> authors, Map<AnnouncementId, Extent> extents) {
        Announcement said = over.announcement();
        return new Line(
                said.in(user.language()),
                affectedBy(said),
                said.from(),
                over.ended(),
                over.at(),
                labels.person(authors.getOrDefault(over.by(), "")),
                extents.getOrDefault(said.id(), Extent.NONE).cases(),
                QueueParameters.addressOf(said.id()));
    }

    /** Whether the page shows older lines than the latest. */
    public boolean isLater() {
        return before() != null;
    }

    public String olderAddress() {
        return found().size() > PAGE ? HERE + "?before=" + found().get(PAGE - 1).at() + "#past" : "";
    }

    /** From which instant on the page goes back; null for the latest. An address may hold anything. */
    private @Nullable Instant before() {
        String before = request.getParameter("before");
        try {
            return before == null ? null : Instant.parse(before);
        } catch (DateTimeParseException e) {
            return null;
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
