package org.caseport.web.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.data.YamlEntry;
import org.caseport.web.demo.DemoAct.Kind;
import org.jspecify.annotations.Nullable;

/** Reads the cases of demo accounts from files. The first file explains their format. */
final class DemoHistories {

    private static final List<String> FILES = List.of(
            "bergmann-bakery.yaml",
            "dogwood-apps.yaml",
            "blue-harbor-logistics.yaml",
            "ogawa-optics.yaml",
            "everline-energy.yaml");

    private static final Map<String, Kind> ACTS = Arrays.stream(Kind.values())
            .collect(Collectors.toMap(kind -> kind.name().toLowerCase(Locale.ROOT), Function.identity()));

    private final DemoTimes times;

    private DemoHistories(DemoTimes times) {
        this.times = times;
    }

    /** All demo cases with their times relative to this instant, oldest first within each account. */
    static List<DemoCase> shipped(Instant now) {
        List<DemoCase> cases = new ArrayList<>();
        for (String file : FILES) {
            try (InputStream bytes = DemoHistories.class.getResourceAsStream("/demo/" + file)) {
                if (bytes == null) {
                    throw new IllegalStateException("there is no file demo/" + file);
                }
                cases.addAll(read(file, bytes, now));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("can't read demo/" + file, unreadable);
            }
        }
        return cases;
    }

    /**
     * The cases of one file.
     *
     * @throws org.caseport.policy.data.BadDataException when the file is not well formed
     */
    static List<DemoCase> read(String name, InputStream bytes, Instant now) {
        YamlEntry file = YamlEntry.read(name, bytes)
                .hasOnly("account", "zone", "language", "country", "members", "agents", "cases");
        DemoHistories histories = new DemoHistories(new DemoTimes(now, file.get("zone")));
        List<DemoCase> cases = new ArrayList<>();
        for (YamlEntry entry : file.get("cases").items()) {
            cases.add(histories.demoCase(file, entry));
        }
        cases.sort((one, other) -> one.openedAt().compareTo(other.openedAt()));
        return cases;
    }

    private DemoCase demoCase(YamlEntry file, YamlEntry entry) {
        entry.hasOnly(
                "opened",
                "about",
                "severity",
                "language",
                "method",
                "phone",
                "contacts",
                "member",
                "agent",
                "subject",
                "description",
                "answers",
                "requests",
                "files",
                "history",
                "calls",
                "chat");
        DemoTimes.Opening opening = times.opening(entry.get("opened"));
        List<DemoAct> history = history(entry, opening);
        List<DemoFile> first = new ArrayList<>();
        entry.find("files").ifPresent(files -> files(files, opening, first, history));
        return new DemoCase(
                new AccountId(file.get("account").text()),
                oneOf(file.get("members"), entry, "member"),
                oneOf(file.get("agents"), entry, "agent"),
                opening.at(),
                draft(file, entry, opening),
                first,
                history,
                calls(entry, opening),
                chat(entry, opening));
    }

    /** What was done about the call: {@code 2h busy}, or {@code 2h claim} for a call that is being made. */
    private static List<DemoCall> calls(YamlEntry entry, DemoTimes.Opening opening) {
        List<DemoCall> calls = new ArrayList<>();
        for (YamlEntry line : entry.find("calls").map(YamlEntry::items).orElse(List.of())) {
            int lastSpace = line.text().lastIndexOf(' ');
            String what = line.text().substring(lastSpace + 1);
            Optional<CallOutcome> outcome = CallOutcome.chosen(what).filter(CallOutcome::isUnanswered);
            if (lastSpace < 0 || (outcome.isEmpty() && !what.equals("claim"))) {
                throw line.wrong("\"" + line.text() + "\" is not a time and what came of a call");
            }
            Duration after = DemoTimes.length(line.text().substring(0, lastSpace), line);
            if (after.compareTo(opening.elapsedAtLeast()) > 0) {
                throw line.wrong("this happens later than now");
            }
            calls.add(new DemoCall(opening.at().plus(after), outcome));
        }
        return calls;
    }

    /** What was said in a chat: {@code 2h customer} or {@code 2h support} as the key of a text. */
    private static List<DemoSaid> chat(YamlEntry entry, DemoTimes.Opening opening) {
        List<DemoSaid> chat = new ArrayList<>();
        for (YamlEntry line : entry.find("chat").map(YamlEntry::items).orElse(List.of())) {
            if (line.isText() || line.byKey().size() != 1) {
                throw line.wrong("a line of a chat is a time and a side, and a text");
            }
            Map.Entry<String, YamlEntry> said =
                    line.byKey().entrySet().iterator().next();
            int lastSpace = said.getKey().lastIndexOf(' ');
            String side = said.getKey().substring(lastSpace + 1);
            if (lastSpace < 0 || (!side.equals("customer") && !side.equals("support"))) {
                throw line.wrong("\"" + said.getKey() + "\" is not a time and a side");
            }
            Duration after = DemoTimes.length(said.getKey().substring(0, lastSpace), line);
            if (after.compareTo(opening.elapsedAtLeast()) > 0) {
                throw line.wrong("this happens later than now");
            }
            chat.add(new DemoSaid(
                    opening.at().plus(after),
                    side.equals("support"),
                    said.getValue().text()));
        }
        return chat;
    }

    /** A person from the list: the one that the case names, else the first. */
    private static String oneOf(YamlEntry list, YamlEntry entry, String key) {
        List<String> people = list.items().stream().map(YamlEntry::text).toList();
        return entry.find(key)
                .map(named -> named.oneOf(people.stream().collect(Collectors.toMap(p -> p, p -> p))))
                .orElse(people.get(0));
    }

    private DraftFields draft(YamlEntry file, YamlEntry entry, DemoTimes.Opening opening) {
        Map<String, String> fields = new HashMap<>();
        about(entry.get("about"), fields);
        fields.put(DraftFields.SUBJECT, entry.get("subject").text());
        fields.put(DraftFields.DESCRIPTION, entry.get("description").text());
        fields.put(
                DraftFields.LANGUAGE,
                entry.find("language").orElseGet(() -> file.get("language")).text());
        fields.put(DraftFields.METHOD, entry.find("method").map(YamlEntry::text).orElse("web"));
        entry.find("severity").ifPresent(severity -> fields.put(DraftFields.SEVERITY, severity.text()));
        entry.find("phone").ifPresent(phone -> phone(file, phone, fields));
        entry.find("contacts").ifPresent(contacts -> contacts(contacts, fields));
        entry.find("answers").ifPresent(answers -> answers(answers, opening, fields));
        entry.find("requests").ifPresent(requests -> requests(requests, fields));
        return DraftFields.of(fields);
    }

    private static void about(YamlEntry entry, Map<String, String> fields) {
        String[] codes = entry.text().split(" / ", -1);
        if (codes.length < 2 || codes.length > 3) {
            throw entry.wrong("a case is about type / service / category, or type / limit type");
        }
        fields.put(DraftFields.CASE_TYPE, codes[0]);
        fields.put(DraftFields.SERVICE, codes[1]);
        if (codes.length == 3) {
            fields.put(DraftFields.CATEGORY, codes[2]);
        }
    }

    private static void phone(YamlEntry file, YamlEntry phone, Map<String, String> fields) {
        phone.hasOnly("country", "number", "extension");
        fields.put(
                DraftFields.COUNTRY,
                phone.find("country").orElseGet(() -> file.get("country")).text());
        fields.put(DraftFields.PHONE, phone.get("number").text());
        phone.find("extension").ifPresent(extension -> fields.put(DraftFields.EXTENSION, extension.text()));
    }

    private static void contacts(YamlEntry contacts, Map<String, String> fields) {
        int row = 0;
        for (YamlEntry contact : contacts.items()) {
            fields.put("contact." + row++, contact.text());
        }
    }

    private void answers(YamlEntry answers, DemoTimes.Opening opening, Map<String, String> fields) {
        answers.byKey().forEach((key, answer) -> {
            if (answer.isText()) {
                fields.put("answer." + key, times.dayOr(answer.text(), opening));
                return;
            }
            int row = 0;
            for (YamlEntry columns : answer.items()) {
                String prefix = "answer." + key + "." + row++ + ".";
                columns.byKey()
                        .forEach((column, cell) -> fields.put(prefix + column, times.dayOr(cell.text(), opening)));
            }
        });
    }

    private static void requests(YamlEntry requests, Map<String, String> fields) {
        int row = 0;
        for (Map.Entry<String, YamlEntry> request : requests.byKey().entrySet()) {
            String[] codes = request.getKey().split(" / ", -1);
            if (codes.length != 2) {
                throw request.getValue().wrong("a request is region / limit: new value");
            }
            String prefix = "request." + row++ + ".";
            fields.put(prefix + "region", codes[0]);
            fields.put(prefix + "limit", codes[1]);
            fields.put(prefix + "value", request.getValue().text());
        }
    }

    private static List<DemoAct> history(YamlEntry entry, DemoTimes.Opening opening) {
        List<DemoAct> history = new ArrayList<>();
        if (entry.find("history").isEmpty()) {
            return history;
        }
        Duration before = Duration.ZERO;
        for (YamlEntry line : entry.get("history").items()) {
            DemoAct act = act(line, opening);
            Duration after = Duration.between(opening.at(), act.at());
            if (after.compareTo(before) < 0) {
                throw line.wrong("this happens before what stands above it");
            }
            if (after.compareTo(opening.elapsedAtLeast()) > 0) {
                throw line.wrong("this happens later than now");
            }
            before = after;
            history.add(act);
        }
        return history;
    }

    /** Adds each file to the text that it came with: the description, or the act at the given time. */
    private static void files(YamlEntry files, DemoTimes.Opening opening, List<DemoFile> first, List<DemoAct> history) {
        files.byKey().forEach((name, when) -> {
            if (!DemoFile.isShipped(name)) {
                throw when.wrong("there is no file demo/files/" + name);
            }
            if (when.text().equals("opening")) {
                first.add(new DemoFile(name));
                return;
            }
            Instant at = opening.at().plus(DemoTimes.length(when.text(), when));
            int said = IntStream.range(0, history.size())
                    .filter(i ->
                            history.get(i).at().equals(at) && history.get(i).text() != null)
                    .findFirst()
                    .orElseThrow(() -> when.wrong("nothing is said at " + when.text()));
            history.set(said, history.get(said).with(new DemoFile(name)));
        });
    }

    /** An act: {@code 2h 10m take}, or {@code 2h 10m reply} as the key of a text. */
    private static DemoAct act(YamlEntry line, DemoTimes.Opening opening) {
        if (line.isText()) {
            return act(line, line.text(), null, opening);
        }
        if (line.byKey().size() != 1) {
            throw line.wrong("one act a line");
        }
        Map.Entry<String, YamlEntry> said = line.byKey().entrySet().iterator().next();
        return act(line, said.getKey(), said.getValue().text(), opening);
    }

    private static DemoAct act(YamlEntry line, String timeAndAct, @Nullable String said, DemoTimes.Opening opening) {
        int lastSpace = timeAndAct.lastIndexOf(' ');
        Kind kind = ACTS.get(timeAndAct.substring(lastSpace + 1));
        if (lastSpace < 0 || kind == null) {
            throw line.wrong("\"" + timeAndAct + "\" is not a time and an act");
        }
        if (said == null && kind.needsText()) {
            throw line.wrong("\"" + timeAndAct + "\" says something, but not what");
        }
        if (said != null && !kind.takesText()) {
            throw line.wrong("\"" + timeAndAct + "\" says nothing");
        }
        Duration after = DemoTimes.length(timeAndAct.substring(0, lastSpace), line);
        return new DemoAct(opening.at().plus(after), kind, said, List.of());
    }
}
