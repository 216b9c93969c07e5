package org.caseport.web.pages.workspace;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.announcement.AnnouncementId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.desk.Queue;
import org.jspecify.annotations.Nullable;

/** The view, filters and place of the queue, as parsed from an address. Invalid values are ignored. */
public record QueueParameters(Queue.View view, Queue.Filter filter, Queue.@Nullable Place after) {

    static final QueueParameters START = new QueueParameters(Queue.View.CAN_TAKE, Queue.Filter.NONE, null);

    /** The views that have a tab; the others are reached by links. */
    static final List<Queue.View> TABS = Arrays.stream(Queue.View.values())
            .filter(view -> view != Queue.View.MISSED_SINCE && view != Queue.View.AT_RISK)
            .toList();

    static final String PATH = "/workspace";

    /** The value for every status, resolved included. */
    static final String ALL = "all";

    private static final int LONGEST_TEXT = 255;

    /** The view with this code, if it has a tab. */
    static Optional<Queue.View> tab(String code) {
        return one(Queue.View.values(), Queue.View::code, code).filter(TABS::contains);
    }

    static QueueParameters of(Queue.View view) {
        return new QueueParameters(view, Queue.Filter.NONE, null);
    }

    /** @param usual the view when none is asked for */
    static QueueParameters of(Map<String, String> asked, Queue.View usual) {
        Queue.View view =
                one(Queue.View.values(), Queue.View::code, asked.get("view")).orElse(usual);
        String person = asked.getOrDefault("assignee", "");
        return new QueueParameters(
                view,
                new Queue.Filter(
                        shortened(asked.getOrDefault("q", "")),
                        statuses(asked.getOrDefault("status", "")),
                        one(CaseType.values(), CaseType::code, asked.get("type"))
                                .orElse(null),
                        one(Severity.values(), Severity::code, asked.get("severity"))
                                .orElse(null),
                        code(asked.get("service")),
                        code(asked.get("language")),
                        shortened(asked.getOrDefault("account", "")),
                        PersonId.isId(person) ? new PersonId(person) : null,
                        instant(asked.getOrDefault("since", "")),
                        problem(asked.getOrDefault("problem", ""))),
                place(asked.getOrDefault("after", "")));
    }

    private static Set<CaseStatus> statuses(String code) {
        return code.equals(ALL)
                ? EnumSet.allOf(CaseStatus.class)
                : one(CaseStatus.values(), CaseStatus::code, code).map(Set::of).orElse(Set.of());
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    private static @Nullable String code(@Nullable String text) {
        return text != null && text.matches("[a-z0-9-]{1,100}") ? text : null;
    }

    private static <T> Optional<T> one(T[] all, Function<T, String> codeOf, @Nullable String code) {
        return Arrays.stream(all).filter(any -> codeOf.apply(any).equals(code)).findFirst();
    }

    private static @Nullable AnnouncementId problem(String id) {
        return AnnouncementId.isAnnouncementId(id) ? new AnnouncementId(id) : null;
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Queue.@Nullable Place place(String text) {
        String[] parts = text.split("~", 3);
        Instant at = parts.length == 3 ? instant(parts[1]) : null;
        return at != null && parts[0].matches("[0-9]") && CaseId.isCaseId(parts[2])
                ? new Queue.Place(Integer.parseInt(parts[0]), at, new CaseId(parts[2]))
                : null;
    }

    /** Whether this is not the first page. */
    public boolean isLater() {
        return after != null;
    }

    /** Whether there are filters. */
    public boolean isNarrowed() {
        return !filter.equals(Queue.Filter.NONE);
    }

    /** Whether all its cases have the same assignee or none, which a column would only repeat. */
    public boolean isOfOneAssignee() {
        return filter.assignee() != null
                || switch (view) {
                    case CAN_TAKE, UNASSIGNED, MINE -> true;
                    default -> false;
                };
    }

    /** Whether this is the list of calls, which is no list of cases. */
    public boolean isCalls() {
        return view == Queue.View.CALLS;
    }

    public boolean isAt(Queue.View other) {
        return view == other;
    }

    /** The address of the first page with these filters. */
    public String address() {
        return address(view);
    }

    /** The address of another view with the same filters. */
    public String address(Queue.View other) {
        return address(other, "");
    }

    /** The address of the first page of this view without one of the filters. */
    String addressWithout(String name) {
        return address(view, name);
    }

    private String address(Queue.View other, String without) {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("q", filter.text());
        filters.put("status", status());
        filters.put("type", type());
        filters.put("severity", severity());
        filters.put("service", service());
        filters.put("language", language());
        filters.put("account", filter.account());
        filters.put("assignee", assignee());
        filters.put("since", since());
        filters.put("problem", problem());
        filters.remove(without);
        StringBuilder address = new StringBuilder(PATH + "?view=" + other.code());
        filters.forEach((name, value) -> put(address, name, value));
        return address.toString();
    }

    String addressAfter(Queue.Place place) {
        return address() + "&after=" + place.rank() + "~" + place.at() + "~" + place.id();
    }

    private static void put(StringBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    // The values of the filter form; empty for none.

    public String status() {
        return filter.statuses().size() > 1
                ? ALL
                : filter.statuses().stream().map(CaseStatus::code).findFirst().orElse("");
    }

    public String type() {
        return filter.type() == null ? "" : filter.type().code();
    }

    public String severity() {
        return filter.severity() == null ? "" : filter.severity().code();
    }

    public String service() {
        return filter.service() == null ? "" : filter.service();
    }

    public String language() {
        return filter.language() == null ? "" : filter.language();
    }

    public String assignee() {
        return filter.assignee() == null ? "" : filter.assignee().value();
    }

    public String since() {
        return filter.since() == null ? "" : filter.since().toString();
    }

    public String problem() {
        return filter.problem() == null ? "" : filter.problem().value();
    }

    /** The address of all cases that a known problem affects, open or not. */
    public static String addressOf(AnnouncementId problem) {
        return PATH + "?view=" + Queue.View.ALL_OPEN.code() + "&status=" + ALL + "&problem=" + problem;
    }
}
