package org.caseport.web.pages.workspace.chat;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.caseport.domain.chat.Availability;
import org.caseport.web.application.chat.ReadingChatFigures;
import org.caseport.web.application.chat.ReadingChatFigures.ChatDay;
import org.caseport.web.application.chat.ReadingChatFigures.ChatFigures;
import org.caseport.web.application.chat.ReadingChatFigures.OnDutyNow;
import org.caseport.web.application.chat.ReadingChatFigures.Presence;
import org.caseport.web.application.chat.ReadingChatFigures.Team;
import org.caseport.web.application.chat.ReadingChatFigures.Waited;
import org.caseport.web.application.chat.StartingChats;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.caseport.web.pages.workspace.CurrentAgent;
import org.jspecify.annotations.Nullable;

/** Backs {@code workspace/agents.xhtml} and the chats of the board: who is there for chats, and how chats go today. */
@Named
@RequestScoped
public class AgentsPage {

    public static final String PATH = "/workspace/agents";

    @Inject
    ReadingChatFigures reading;

    @Inject
    StartingChats starting;

    @Inject
    CurrentAgent currentAgent;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    @Inject
    Clock clock;

    @Inject
    HttpServletRequest request;

    private @Nullable ChatFigures figures;
    private @Nullable ChatDay day;

    /** Whether there are chats, and the reader is a supervisor. */
    public boolean isShown() {
        return starting.isInService()
                && currentAgent.ifAny().filter(agent -> agent.supervisor()).isPresent();
    }

    /** Looks like nothing where there are no chats. */
    public void enter() {
        if (!currentAgent.isTurnedAway() && !isShown()) {
            Redirects.notFound();
        }
    }

    private Instant morning() {
        return clock.instant().atZone(user.zone()).truncatedTo(ChronoUnit.DAYS).toInstant();
    }

    public ChatFigures getFigures() {
        if (figures == null) {
            figures = reading.since(currentAgent.agent(), morning()).orElseThrow(AgentsPage::noSupervisor);
        }
        return figures;
    }

    public ChatDay getDay() {
        if (day == null) {
            day = reading.day(currentAgent.agent(), morning()).orElseThrow(AgentsPage::noSupervisor);
        }
        return day;
    }

    private static IllegalStateException noSupervisor() {
        return new IllegalStateException("chats of all agents are drawn for supervisors only");
    }

    /** Who of the agents waits for chats, in words. */
    public String presence(OnDutyNow one) {
        Availability availability = one.availability();
        Instant since = availability.awayAt();
        if (one.presence() == Presence.AWAY && since != null) {
            return labels.format("agents.awaySince", labels.timeOrDay(since));
        }
        return labels.format("agents." + one.presence().name());
    }

    /** How many chats an agent can have at once. */
    public List<Integer> getLimits() {
        return IntStream.rangeClosed(0, Availability.MOST_AT_ONCE).boxed().toList();
    }

    /** How long the one has waited that has waited longest; a dash where none waits. */
    public String getLongest() {
        Instant since = getFigures().line().longestSince();
        return since == null ? "–" : labels.roundedSpan(Duration.between(since, clock.instant()));
    }

    /** The agents on duty for a language, and their places. */
    public String places(Team team) {
        return labels.format(
                "board.chats.places",
                labels.number(team.agents()),
                labels.number(team.places()),
                labels.number(team.free()));
    }

    /** The forecast of today, and what it was. */
    public String getForecast() {
        ChatFigures now = getFigures();
        return now.forecast() == null || now.waited() == null
                ? "–"
                : labels.format(
                        "board.chats.forecastWas",
                        labels.roundedSpan(now.forecast()),
                        labels.roundedSpan(now.waited()));
    }

    /** The wait that was shown first; a dash where none was. */
    public String forecast(Waited one) {
        return one.forecast() == null ? "–" : labels.roundedSpan(one.forecast());
    }

    /** How the chat ended, for one that nobody accepted. */
    public String ended(Waited one) {
        return one.chat().chat().ending() == null
                ? ""
                : labels.format("chat.ended." + one.chat().chat().ending().code());
    }

    /** Why an act was refused, as the address says it; empty for nothing. */
    public String getProblem() {
        String code = request.getParameter("refused");
        return code == null ? "" : labels.find("Why." + code).orElse("");
    }
}
