package org.caseport.web.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.domain.storage.PendingWork;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.jspecify.annotations.Nullable;

/** Reads the state of this server for the administrators' system page. */
@ApplicationScoped
public class ReadingSystem {

    private static final String BUILD = "/META-INF/maven/org.caseport/case-web/pom.properties";

    @Inject
    @Any
    Instance<HealthCheck> checks;

    @Inject
    DatabaseStatus storage;

    @Inject
    Backlog backlog;

    @Inject
    Disk disk;

    @Inject
    TimerRuns rounds;

    @Inject
    ServletContext context;

    @Inject
    Clock clock;

    public State look(Administrator administrator) {
        Instant now = clock.instant();
        return new State(
                versions(),
                health(),
                backlog.now(),
                backlog.outboxLag(),
                rounds.all(),
                storage.steps().stream()
                        .sorted(Comparator.comparing(DatabaseStatus.Step::at).reversed())
                        .toList(),
                storage.connections(),
                disk.free(),
                disk.sizes(),
                now);
    }

    private List<Version> versions() {
        Runtime runtime = Runtime.getRuntime();
        return List.of(
                new Version("Caseport", build()),
                new Version("Payara", context.getServerInfo().strip()),
                new Version("Java", System.getProperty("java.vendor") + " " + System.getProperty("java.version")),
                new Version(
                        "System",
                        System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                                + runtime.availableProcessors() + " CPU, " + (runtime.maxMemory() >> 20) + " MB"),
                new Version("Database", storage.product()));
    }

    private String build() {
        try (InputStream build = context.getResourceAsStream(BUILD)) {
            if (build == null) {
                return "?";
            }
            Properties properties = new Properties();
            properties.load(build);
            return properties.getProperty("version", "?");
        } catch (IOException e) {
            return "?";
        }
    }

    private List<Answer> health() {
        return Stream.of(
                        answers("live", Liveness.Literal.INSTANCE),
                        answers("started", Startup.Literal.INSTANCE),
                        answers("ready", Readiness.Literal.INSTANCE))
                .flatMap(some -> some)
                .toList();
    }

    private Stream<Answer> answers(String asked, Annotation kind) {
        return checks.select(kind).stream().map(HealthCheck::call).map(answer -> Answer.of(asked, answer));
    }

    /**
     * The state of a server.
     *
     * @param work null while the database can't be used
     * @param steps the applied migrations, the latest first
     */
    public record State(
            List<Version> versions,
            List<Answer> health,
            PendingWork.@Nullable Reading work,
            @Nullable Duration lag,
            List<TimerRuns.Round> rounds,
            List<DatabaseStatus.Step> steps,
            DatabaseStatus.Connections connections,
            Map<String, Long> free,
            Map<String, Long> sizes,
            Instant at) {}

    /** A component and its version. */
    public record Version(String of, String text) {}

    /**
     * The result of a health check.
     *
     * @param asked the kind of check: {@code live}, {@code started} or {@code ready}
     * @param trouble what is wrong, in English; empty if nothing is
     * @param facts the other data of the check, by name
     */
    public record Answer(String asked, String name, boolean up, String trouble, SortedMap<String, String> facts) {

        private static final String TROUBLE = "trouble";

        static Answer of(String asked, HealthCheckResponse response) {
            SortedMap<String, String> facts = new TreeMap<>();
            response.getData().orElse(Map.of()).forEach((name, value) -> facts.put(name, String.valueOf(value)));
            String trouble = facts.remove(TROUBLE);
            return new Answer(
                    asked,
                    response.getName(),
                    response.getStatus() == HealthCheckResponse.Status.UP,
                    trouble == null ? "" : trouble,
                    Collections.unmodifiableSortedMap(facts));
        }
    }
}
