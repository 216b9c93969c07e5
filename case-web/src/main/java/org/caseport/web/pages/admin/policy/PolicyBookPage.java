package org.caseport.web.pages.admin.policy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.version.Version;
import org.caseport.domain.version.VersionAct;
import org.caseport.domain.version.VersionId;
import org.caseport.domain.version.VersionKind;
import org.caseport.policy.book.PolicyTable;
import org.caseport.policy.data.BadDataException;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.version.ActivatingVersions;
import org.caseport.web.application.version.ApprovingVersions;
import org.caseport.web.application.version.CheckingVersions;
import org.caseport.web.application.version.EditingVersions;
import org.caseport.web.application.version.ReadingVersions;
import org.caseport.web.application.version.VersionRejection;
import org.caseport.web.application.version.VersionView;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FieldProblems;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/**
 * Backs {@code admin/policy/book.xhtml}: one version of the policy book as text and as tables, and its way to the
 * instant at which it comes into force. Every form carries the revision that its page has shown.
 */
@Named
@RequestScoped
public class PolicyBookPage {

    private static final String CELL = "cell.";
    private static final String TEXT = "text";

    /** The first cells of a plan are its targets, one for each severity. */
    private static final int TARGETS = Severity.values().length;

    private static final Set<String> DONE = Set.of(
            "saved", "requested", "skipped", "approved", "sentBack", "scheduled", "cancelled", "withdrawn", "updated");

    @Inject
    ReadingVersions reading;

    @Inject
    EditingVersions editing;

    @Inject
    CheckingVersions checking;

    @Inject
    ApprovingVersions approving;

    @Inject
    ActivatingVersions activating;

    @Inject
    VersionLines lines;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private final FieldProblems problems = new FieldProblems();
    private @Nullable VersionView view;
    private @Nullable List<PolicyTable.Row> rows;

    static String addressOf(String key) {
        return PolicyPage.HERE + "/book?version=" + key;
    }

    /** Answers 404 when the address names no version. */
    public void open() {
        if (!isThere()) {
            Redirects.notFound();
        }
    }

    public boolean isThere() {
        return found().isPresent();
    }

    private Optional<VersionView> found() {
        if (view == null) {
            view = reading.find(currentUser.administrator(), parameter("version"))
                    .orElse(null);
        }
        return Optional.ofNullable(view);
    }

    public VersionView view() {
        return found().orElseThrow(() -> new IllegalStateException("the address names no version"));
    }

    private String parameter(String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private Administrator administrator() {
        return currentUser.administrator();
    }

    // ---- what is shown

    public VersionLines.Line line() {
        return lines.line(view());
    }

    public List<VersionLines.Act> acts() {
        return lines.acts(view());
    }

    public String base() {
        return Optional.ofNullable(view().version()).map(Version::base).orElse("");
    }

    public String baseKey() {
        return reading.keyOf(base());
    }

    public String sha256() {
        return Optional.ofNullable(view().version()).map(Version::sha256).orElse("");
    }

    public long seen() {
        return Optional.ofNullable(view().version()).map(Version::revision).orElse(0L);
    }

    /** The text: as it was typed when it could not be saved, or as it is stored. */
    public String text() {
        String typed = request.getParameter(TEXT);
        return problems.any() && typed != null ? typed : view().text();
    }

    public boolean isEditable() {
        return isThere() && view().isEditable();
    }

    public boolean isOutOfDate() {
        return isThere() && reading.isOutOfDate(view());
    }

    public boolean isRequestable() {
        return stageAllows(version -> version.isRequestable(needed()));
    }

    public boolean isApprovable() {
        return stageAllows(version -> version.isApprovableBy(administrator().id()));
    }

    /** Whether others have to approve it, as the reader has edited it. */
    public boolean isWaiting() {
        return stageAllows(version -> version.stage() == Version.Stage.IN_REVIEW) && !isApprovable();
    }

    public boolean isReturnable() {
        return stageAllows(Version::isReturnable);
    }

    public boolean isActivatable() {
        return stageAllows(version -> version.isApproved(needed()));
    }

    public boolean isCancellable() {
        return isThere() && view().state() == VersionView.State.SCHEDULED && !view().isShipped();
    }

    private boolean stageAllows(Predicate<Version> question) {
        return isThere()
                && Optional.ofNullable(view().version()).filter(question).isPresent();
    }

    private int needed() {
        return reading.approvalsNeeded(administrator());
    }

    /** How many approvals it has and needs, in words. */
    public String approvalsInWords() {
        return labels.format("adminPolicy.approvalsOf", view().approvals().size(), needed());
    }

    /** The servers of older releases, in words; empty if there are none. */
    public String olderServers() {
        return lines.olderServers(reading.olderServers(administrator()));
    }

    /** The sentence with which it was sent back last; empty if it was edited or approved since. */
    public String sentBack() {
        List<VersionAct> acts = isThere() ? view().acts() : List.of();
        if (acts.isEmpty() || acts.get(acts.size() - 1).kind() != VersionAct.Kind.SENT_BACK) {
            return "";
        }
        VersionAct last = acts.get(acts.size() - 1);
        return labels.format("adminPolicy.sentBackBy", lines.nameOf(last.by()), last.note());
    }

    public boolean isChecked() {
        return isThere() && !parameter("check").isEmpty();
    }

    /** What the check says, one sentence each. */
    public List<String> problemsFound() {
        return checking.check(view().code(), view().text()).stream()
                .map(problem -> labels.format(
                        "adminPolicy.problem." + problem.kind(), String.valueOf(problem.line()), problem.text()))
                .toList();
    }

    /** The plans as rows of tables; empty while the text can't be read. */
    public List<PolicyTable.Row> rows() {
        if (rows == null) {
            try {
                rows = isThere() ? new PolicyTable(view().code() + ".yaml", view().text()).rows() : List.of();
            } catch (BadDataException unreadable) {
                rows = List.of();
            }
        }
        return rows;
    }

    public List<PolicyTable.Cell> targets(PolicyTable.Row row) {
        return row.cells().subList(0, TARGETS);
    }

    public List<PolicyTable.Cell> grants(PolicyTable.Row row) {
        return row.cells().subList(TARGETS, row.cells().size());
    }

    public List<String> targetHeads() {
        return PolicyTable.keys().subList(0, TARGETS).stream().map(this::headOf).toList();
    }

    public List<String> grantHeads() {
        return PolicyTable.keys().subList(TARGETS, PolicyTable.keys().size()).stream()
                .map(this::headOf)
                .toList();
    }

    public String headOf(String key) {
        return labels.format("adminPolicy.cell." + key);
    }

    public String fieldOf(PolicyTable.Row row, PolicyTable.Cell cell) {
        return CELL + row.code() + "." + cell.key();
    }

    public String valueOf(PolicyTable.Row row, PolicyTable.Cell cell) {
        return Optional.ofNullable(request.getParameter(fieldOf(row, cell))).orElse(cell.value());
    }

    public FieldProblems problems() {
        return problems;
    }

    /** What was just done, in words; empty for nothing. */
    public String done() {
        String done = parameter("done");
        return DONE.contains(done) && request.getMethod().equals("GET")
                ? labels.format("adminPolicy.done." + done)
                : "";
    }

    public String day() {
        return parameter("day");
    }

    public String time() {
        return parameter("time");
    }

    public String zone() {
        String typed = parameter("zone");
        return typed.isEmpty() ? currentUser.zone().getId() : typed;
    }

    public String field(String name) {
        return parameter(name);
    }

    // ---- acts

    /** Saves the text as it was typed; browsers send other line ends. */
    public void save() {
        take("saved", TEXT, editing.save(administrator(), id(), posted(), typedText()));
    }

    /** Saves the text and shows what is wrong with it. */
    public void check() {
        take(isEditable() ? "saved&check=1" : "", TEXT, editing.save(administrator(), id(), posted(), typedText()));
    }

    private String typedText() {
        return parameter(TEXT).replace("\r\n", "\n");
    }

    public void saveCells() {
        Map<String, Map<String, String>> cells = new HashMap<>();
        for (PolicyTable.Row row : rows()) {
            for (PolicyTable.Cell cell : row.cells()) {
                String typed = request.getParameter(fieldOf(row, cell));
                if (typed != null && !typed.strip().equals(cell.value())) {
                    cells.computeIfAbsent(row.code(), any -> new HashMap<>()).put(cell.key(), typed);
                }
            }
        }
        take("saved", "cells", editing.saveCells(administrator(), id(), posted(), cells));
    }

    public void request() {
        Outcome<Version> outcome = approving.request(administrator(), id(), posted());
        boolean skipped =
                outcome instanceof Outcome.Done<Version> done && done.result().stage() == Version.Stage.APPROVED;
        take(skipped ? "skipped" : "requested", "acts", outcome);
    }

    public void approve() {
        take("approved", "acts", approving.approve(administrator(), id(), posted(), parameter("sha256")));
    }

    public void sendBack() {
        take("sentBack", "sentence", approving.sendBack(administrator(), id(), posted(), parameter("sentence")));
    }

    public void activateOn() {
        take("scheduled", "day", activating.activateOn(administrator(), id(), posted(), typedInstant()));
    }

    private @Nullable Instant typedInstant() {
        String zone = parameter("zone").strip();
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            return null;
        }
        try {
            return LocalDate.parse(parameter("day"))
                    .atTime(LocalTime.parse(parameter("time")))
                    .atZone(ZoneId.of(zone))
                    .toInstant();
        } catch (DateTimeException notTyped) {
            return null;
        }
    }

    public void activateNow() {
        take("scheduled", "reason", activating.activateNow(administrator(), id(), posted(), parameter("reason")));
    }

    public void cancel() {
        take("cancelled", "acts", activating.cancel(administrator(), id(), posted()));
    }

    public void withdraw() {
        take("withdrawn", "acts", editing.withdraw(administrator(), id(), posted()));
    }

    public void bringUpToDate() {
        take("updated&check=1", "acts", editing.bringUpToDate(administrator(), id(), posted()));
    }

    /** Of a version that does not exist while the address names a shipped one, which nobody changes. */
    private VersionId id() {
        return VersionId.of(parameter("version")).orElse(new VersionId(VersionKind.POLICY, 999_999_999));
    }

    private long posted() {
        String seen = parameter("seen");
        return seen.matches("\\d{1,18}") ? Long.parseLong(seen) : -1;
    }

    private void take(String done, String field, Outcome<Version> outcome) {
        if (outcome instanceof Outcome.Done<Version> stored) {
            Redirects.to(currentUser.root()
                    + addressOf(stored.result().id().value())
                    + (done.isEmpty() ? "" : "&done=" + done));
            return;
        }
        outcome.rejection().ifPresent(why -> {
            if (why == VersionRejection.NO_SUCH_VERSION) {
                Redirects.notFound();
            } else {
                problems.add(field, labels.format("adminPolicy.why." + why.code(), VersionAct.LONGEST_NOTE));
            }
        });
    }
}
