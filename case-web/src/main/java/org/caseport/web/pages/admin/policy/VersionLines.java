package org.caseport.web.pages.admin.policy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.version.Servers;
import org.caseport.domain.version.VersionAct;
import org.caseport.web.application.version.VersionView;
import org.caseport.web.pages.Labels;
import org.jspecify.annotations.Nullable;

/** Versions and what was done with them, in words. */
@RequestScoped
public class VersionLines {

    @Inject
    People people;

    @Inject
    Labels labels;

    private final Map<PersonId, String> names = new HashMap<>();

    /** A version as one line of a list. */
    public record Line(
            String key,
            String code,
            String state,
            String stateCode,
            String effective,
            String author,
            String approvals) {}

    /** Something that was done with a version. */
    public record Act(String what, String by, String at, String sha256, String note) {}

    public Line line(VersionView view) {
        return new Line(
                view.key(),
                view.code(),
                labels.format("adminPolicy.state." + view.state()),
                view.state().name(),
                view.effectiveAt() == null ? "" : labels.instant(view.effectiveAt()),
                author(view.author()),
                labels.list(
                        view.approvals().stream().map(act -> nameOf(act.by())).toList()));
    }

    private String author(@Nullable PersonId author) {
        return author == null ? labels.format("adminPolicy.shipped") : nameOf(author);
    }

    public List<Act> acts(VersionView view) {
        return view.acts().stream().map(this::act).toList();
    }

    private Act act(VersionAct act) {
        return new Act(
                labels.format("adminPolicy.act." + act.kind()),
                nameOf(act.by()),
                labels.shortly(act.at()),
                act.sha256().substring(0, 12),
                act.note());
    }

    public String nameOf(PersonId id) {
        return names.computeIfAbsent(
                id, one -> people.find(one).map(Person::name).orElse(one.value()));
    }

    /** The servers of older releases, in words; empty if there are none. */
    String olderServers(List<Servers.Server> servers) {
        return labels.list(servers.stream().map(Servers.Server::host).distinct().toList());
    }
}
