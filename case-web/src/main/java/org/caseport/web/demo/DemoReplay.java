package org.caseport.web.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.CaseStatus.Act;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.file.AttachedFile;

/** Lets happen again what became of a demo case, and remembers the events. */
final class DemoReplay {

    private final SupportCase supportCase;
    private final Member member;
    private final Person agent;
    private final Function<DemoFile, AttachedFile> keeping;
    private final List<CaseEvent> events = new ArrayList<>();

    private DemoReplay(SupportCase supportCase, Member member, Person agent, Function<DemoFile, AttachedFile> keeping) {
        this.supportCase = supportCase;
        this.member = member;
        this.agent = agent;
        this.keeping = keeping;
    }

    /** Opens the case with what policy made of its draft, and goes through its history. */
    static DemoReplay of(
            DemoCase demo,
            CaseRequest asked,
            CaseId id,
            DisplayId displayId,
            Function<DemoFile, AttachedFile> keeping) {
        Person speaker = DemoPeople.named(demo.member());
        Member member = new Member(speaker.id(), speaker.name(), speaker.email(), demo.account());
        List<AttachedFile> files = demo.files().stream().map(keeping).toList();
        SupportCase opened = SupportCase.open(id, displayId, null, member, asked, files, demo.openedAt());
        DemoReplay replay = new DemoReplay(opened, member, DemoPeople.named(demo.agent()), keeping);
        replay.events.add(opened.opened());
        demo.history().forEach(replay::happens);
        return replay;
    }

    SupportCase supportCase() {
        return supportCase;
    }

    List<CaseEvent> events() {
        return events;
    }

    private void happens(DemoAct act) {
        Instant at = act.at();
        switch (act.kind()) {
            case TAKE -> events.addAll(supportCase.supportMoves(Act.TAKE, agent.id(), at));
            case REPLY -> supportSays(act);
            case INVESTIGATE -> {
                supportSays(act);
                events.addAll(supportCase.supportMoves(Act.INVESTIGATE, agent.id(), at));
            }
            case ASK -> {
                supportSays(act);
                events.addAll(supportCase.supportMoves(Act.ASK_FOR_INFORMATION, agent.id(), at));
            }
            case RESOLVE -> {
                supportSays(act);
                events.addAll(supportCase.resolve(agent.id(), at));
            }
            case EXPIRE -> events.addAll(supportCase.resolve(null, at));
            case ANSWER -> customerSays(act);
            case CLOSE -> {
                customerSays(act);
                events.addAll(supportCase.resolve(member.id(), at));
            }
            case REOPEN -> events.addAll(supportCase.reopen(member, words(act), files(act), at));
        }
    }

    private void supportSays(DemoAct act) {
        if (act.text() != null) {
            events.addAll(supportCase.supportReplies(agent.id(), agent.name(), words(act), files(act), act.at()));
        }
    }

    private void customerSays(DemoAct act) {
        if (act.text() != null) {
            events.addAll(supportCase.customerReplies(member, words(act), files(act), act.at()));
        }
    }

    private static Body words(DemoAct act) {
        return new Body(act.text() == null ? "" : act.text());
    }

    private List<AttachedFile> files(DemoAct act) {
        return act.files().stream().map(keeping).toList();
    }
}
