package org.caseport.web.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.InactivityDeadline;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.chat.ChatTerms;
import org.caseport.domain.file.AttachedFile;
import org.jspecify.annotations.Nullable;

/** Replays the history of a demo case, and collects its events. */
final class DemoReplay {

    private final SupportCase supportCase;
    private final Member member;
    private final Agent agent;
    /** The inactivity deadline for a question that is asked at an instant. */
    private final Function<Instant, InactivityDeadline> silence;
    /** How long a case that is resolved at an instant can be reopened. */
    private final Function<Instant, Duration> reopening;

    private final Function<DemoFile, AttachedFile> keeping;
    private final List<CaseEvent> events = new ArrayList<>();
    private @Nullable DemoChat chat;

    private DemoReplay(
            SupportCase supportCase,
            Member member,
            Agent agent,
            Function<Instant, InactivityDeadline> silence,
            Function<Instant, Duration> reopening,
            Function<DemoFile, AttachedFile> keeping) {
        this.supportCase = supportCase;
        this.member = member;
        this.agent = agent;
        this.silence = silence;
        this.reopening = reopening;
        this.keeping = keeping;
    }

    /** Opens the case with the policy's request, and replays its history. */
    static DemoReplay of(
            DemoCase demo,
            CaseRequest asked,
            CaseId id,
            DisplayId displayId,
            Function<Instant, InactivityDeadline> silence,
            Function<Instant, Duration> reopening,
            Function<DemoFile, AttachedFile> keeping,
            ChatTerms terms,
            ZoneId zone) {
        Person speaker = DemoPeople.named(demo.member());
        Member member = Member.of(speaker);
        List<AttachedFile> files = demo.files().stream().map(keeping).toList();
        SupportCase opened = SupportCase.open(id, displayId, null, member, asked, files, demo.openedAt());
        DemoReplay replay = new DemoReplay(opened, member, agent(demo), silence, reopening, keeping);
        replay.events.add(opened.opened());
        replay.chat = DemoChat.of(demo.chat(), opened, member, replay.agent, terms, zone)
                .orElse(null);
        if (replay.chat != null) {
            replay.events.addAll(replay.chat.events());
        }
        demo.history().forEach(replay::happens);
        return replay;
    }

    /** The agent who works on the case. */
    static Agent agent(DemoCase demo) {
        Person helper = DemoPeople.named(demo.agent());
        return new Agent(helper.id(), helper.name(), false, Set.of(), Set.of());
    }

    SupportCase supportCase() {
        return supportCase;
    }

    /** The chat of the case; empty for none. */
    Optional<DemoChat> chat() {
        return Optional.ofNullable(chat);
    }

    List<CaseEvent> events() {
        return events;
    }

    private void happens(DemoAct act) {
        Instant at = act.at();
        events.addAll(
                switch (act.kind()) {
                    case TAKE -> supportCase.take(agent, at);
                    case REPLY -> supportCase.supportReplies(agent, words(act), files(act), at);
                    case INVESTIGATE -> supportCase.investigate(agent, wordsIfAny(act), files(act), at);
                    case ASK -> supportCase.askForInformation(agent, words(act), files(act), silence.apply(at), at);
                    case RESOLVE -> supportCase.agentResolves(agent, wordsIfAny(act), files(act), at);
                    case EXPIRE -> supportCase.expire(at);
                    case ANSWER -> supportCase.customerReplies(member, words(act), files(act), at);
                    case CLOSE -> supportCase.customerResolves(member, wordsIfAny(act), files(act), at);
                    case REOPEN -> supportCase.reopen(member, words(act), files(act), window(), at);
                });
    }

    private Duration window() {
        Instant resolvedAt = supportCase.resolvedAt();
        return resolvedAt == null ? Duration.ZERO : reopening.apply(resolvedAt);
    }

    private static @Nullable Body wordsIfAny(DemoAct act) {
        return act.text() == null ? null : new Body(act.text());
    }

    private static Body words(DemoAct act) {
        return new Body(act.text() == null ? "" : act.text());
    }

    private List<AttachedFile> files(DemoAct act) {
        return act.files().stream().map(keeping).toList();
    }
}
