package org.caseport.web.journey.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.caseport.web.scan.FakeClamd;

/**
 * The portals that test classes share. Each starts when a test first asks for it, and ends with the test process.
 *
 * <p>Nobody knows which classes come before or beside a test: it counts only what it has made itself, and leaves
 * people, accounts and keys as it found them. Tests that kill or restart a server or need other settings have their
 * own.
 */
public enum Stage {

    /** For members and agents: with chats and callbacks by telephone, without a quota of cases. */
    PEOPLE {
        @Override
        Portal build(String name) {
            return Portal.named(name);
        }
    },

    /**
     * For programs: neither chats nor telephone, no quota of calls, a virus scanner, and web hooks that may come to
     * this computer.
     */
    PROGRAMS {
        @Override
        Portal build(String name) throws IOException {
            return Portal.named(name)
                    .with("caseport.contact.phone", "false")
                    .with("caseport.contact.chat", "false")
                    .with("caseport.quota.calls.per.second", "0")
                    .with("caseport.clamav", new FakeClamd(FakeClamd.Mood.WORKS).address())
                    .with("caseport.hooks.allow", "localhost")
                    .with("caseport.delivery.pause", "PT0.3S");
        }
    },

    /** For members and agents who chat: no agent is available here but those whom a test makes available. */
    CHATS {
        @Override
        Portal build(String name) {
            return Portal.named(name);
        }
    };

    private static final Map<Stage, Portal> RUNNING = new EnumMap<>(Stage.class);

    abstract Portal build(String name) throws IOException;

    public Portal portal() {
        synchronized (RUNNING) {
            return RUNNING.computeIfAbsent(this, Stage::start);
        }
    }

    private static Portal start(Stage stage) {
        try {
            return stage.build(stage.name().toLowerCase(Locale.ROOT) + "-" + Portal.FORK)
                    .with("caseport.quota.cases.per.hour", "0")
                    .start();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
