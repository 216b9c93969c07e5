package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caseport.domain.desk.Queue;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.domain.storage.PendingWork;
import org.caseport.domain.version.Servers;
import org.caseport.web.application.version.ReadingVersions;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.watch.ReadingSystem;
import org.caseport.web.watch.TimerRuns;
import org.jspecify.annotations.Nullable;

/** Backs {@code admin/system.xhtml}: versions, health checks, queues, timers and migrations of this server. */
@Named
@RequestScoped
public class SystemPage {

    private static final int WHOLE = 100;

    /** From so much free space on, megabytes say nothing more. */
    private static final long FEW_BYTES = 10L << 30;

    @Inject
    ReadingSystem reading;

    @Inject
    ReadingVersions versions;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    private ReadingSystem.@Nullable State state;
    private @Nullable List<Servers.Server> servers;

    public ReadingSystem.State state() {
        if (state == null) {
            state = reading.look(currentUser.administrator());
        }
        return state;
    }

    /** The servers that share this database; none while it can't be used. */
    public List<Servers.Server> servers() {
        if (servers == null) {
            servers = state().work() == null ? List.of() : versions.servers(currentUser.administrator());
        }
        return servers;
    }

    /** How many health checks fail. */
    public long failing() {
        return state().health().stream().filter(check -> !check.up()).count();
    }

    public List<Channel> channels() {
        return Arrays.asList(Channel.values());
    }

    public List<Queue.Turn> turns() {
        return Arrays.asList(Queue.Turn.values());
    }

    /** A length of time in words; a dash where nothing waits. */
    public String lag() {
        Duration lag = state().lag();
        return lag == null || lag.isZero() ? "—" : labels.format("adminSystem.seconds", lag.toSeconds());
    }

    /** The instant in words; a dash where there is none. */
    public String at(@Nullable Instant instant) {
        return instant == null ? "—" : labels.shortly(instant);
    }

    /** The result of a timer's last run. */
    public String outcome(TimerRuns.Round round) {
        if (round.began() == null) {
            return labels.format("adminSystem.timer.notYet");
        }
        return round.failure() == null
                ? labels.format("adminSystem.timer.took", round.took().toMillis())
                : labels.format("adminSystem.timer.failed", round.failure());
    }

    /** The display name of a health check, which has another name for tools. */
    public String nameOf(ReadingSystem.Answer check) {
        return labels.find("adminSystem.check." + check.name()).orElse(check.name());
    }

    /** What is wrong, if a check failed. */
    public String troubleOf(ReadingSystem.Answer check) {
        return check.trouble().isEmpty() ? "" : troubleInWords(check).orElse(check.trouble());
    }

    /** Whether the error is shown in the reader's language; errors of a database are shown as they are. */
    public boolean isTranslated(ReadingSystem.Answer check) {
        return troubleInWords(check).isPresent();
    }

    private Optional<String> troubleInWords(ReadingSystem.Answer check) {
        return labels.find("adminSystem.trouble." + check.name());
    }

    /** Further facts that a check reported. */
    public String factsOf(ReadingSystem.Answer check) {
        return check.facts().entrySet().stream()
                .map(fact -> factOf(fact.getKey(), fact.getValue()))
                .collect(Collectors.joining(labels.format("list.comma")));
    }

    private String factOf(String name, String value) {
        String told = value;
        if (value.matches("[0-9]{1,12}")) {
            long number = Long.parseLong(value);
            told = name.endsWith("FreeMegabytes") ? space(number << 20) : labels.number(number);
        }
        return labels.find("adminSystem.fact." + name, told).orElse(name + ": " + told);
    }

    /** The display name of a component; products have the same name in every language. */
    public String partOf(ReadingSystem.Version version) {
        return labels.find("adminSystem.part." + version.of()).orElse(version.of());
    }

    /** The title of a database migration; one that is unknown to this version has its stored name. */
    public String titleOf(DatabaseStatus.Step step) {
        return labels.find("Migration." + step.title().replace(' ', '_')).orElse(step.title());
    }

    /** The label for the free space of this folder. */
    public String freeIn(String folder) {
        return labels.format("adminSystem.free." + folder);
    }

    /** The free space of this folder, of all that its disk has. */
    public String spaceIn(String folder) {
        long size = state().sizes().getOrDefault(folder, -1L);
        String free = space(state().free().getOrDefault(folder, -1L));
        return size <= 0 ? free : labels.format("adminSystem.freeOf", free, space(size));
    }

    /** The free space of this folder in percent; -1 if unknown. */
    public long percentFree(String folder) {
        long size = state().sizes().getOrDefault(folder, -1L);
        long free = state().free().getOrDefault(folder, -1L);
        return size <= 0 || free < 0 ? -1 : free * WHOLE / size;
    }

    /** Free space in words; a question mark where it could not be read. */
    public String space(long bytes) {
        if (bytes < 0) {
            return "?";
        }
        return bytes < FEW_BYTES
                ? labels.format("adminSystem.megabytes", bytes >> 20)
                : labels.format("adminSystem.gigabytes", bytes >> 30);
    }

    /** How many deliveries on this channel failed for good; 0 while that is not known. */
    public long failed(Channel channel) {
        PendingWork.Reading work = state().work();
        return work == null ? 0 : work.tellings(channel).failed();
    }

    /** The page that lists the failed deliveries on this channel. */
    public String addressOf(Channel channel) {
        return currentUser.root() + (channel == Channel.MAIL ? "/admin/mail?state=FAILED" : "/admin/hooks");
    }
}
