package org.caseport.web.pages.workspace.call;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.Callback;
import org.caseport.domain.draft.DraftFields;
import org.caseport.web.application.call.CallFields;
import org.caseport.web.pages.CardNumberQuestions;

/**
 * The fields of the form of a call, as an agent types them. A form has two times, of the next try and of another time,
 * by the wall clock of the agent; both are kept as one.
 */
final class CallForm {

    /** The time of the next try. */
    static final String NEXT = "next";

    /** The time that was agreed on the phone. */
    static final String TIME = "time";

    /** The next try as the form proposed it; a time that is still this one is no choice of the agent's. */
    static final String PROPOSED = "proposed";

    /** The key with which the outcome is saved. */
    static final String KEY = "key";

    private static final Set<String> TYPED =
            Set.of(CallFields.OUTCOME, CallFields.SUMMARY, CallFields.NOTE, CallFields.LETTER);

    /** As fields of the type {@code datetime-local} have it. */
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private CallForm() {}

    /** The fields that are kept while they are typed; others are left out. */
    static Map<String, String> typed(Map<String, String> sent, ZoneId zone) {
        Map<String, String> typed = new HashMap<>(CardNumberQuestions.said(sent));
        sent.forEach((name, text) -> {
            if (TYPED.contains(name)) {
                typed.put(name, text.replace("\r\n", "\n"));
            }
        });
        if (sent.containsKey(CallFields.AT)) {
            typed.put(CallFields.AT, instant(sent.get(CallFields.AT), zone));
        }
        return typed;
    }

    /**
     * The outcome as it is recorded, with the one time that belongs to it.
     *
     * @param kept what was kept while it was typed; a form leaves out what is kept already
     */
    static DraftFields outcome(DraftFields kept, Map<String, String> sent, ZoneId zone) {
        DraftFields all = kept.with(typed(sent, zone));
        boolean another = isAnotherTime(all);
        String chosen = sent.get(another ? TIME : NEXT);
        if (chosen == null) {
            return all;
        }
        boolean proposed = !another && chosen.equals(sent.get(PROPOSED));
        return all.with(CallFields.AT, proposed ? "" : instant(chosen, zone));
    }

    static boolean isAnotherTime(DraftFields form) {
        return form.get(CallFields.OUTCOME).equals(CallOutcome.ANOTHER_TIME.code());
    }

    /** The time of the form by the wall clock; any text that is no instant stays as it is. */
    static String time(DraftFields form, ZoneId zone) {
        String at = form.get(CallFields.AT);
        try {
            return at.isEmpty() ? "" : local(Instant.parse(at), zone);
        } catch (DateTimeException e) {
            return at;
        }
    }

    /** The instant of a time by the wall clock; any other text stays as it is, for the use case to refuse. */
    private static String instant(String local, ZoneId zone) {
        return at(local, zone).map(Instant::toString).orElse(local);
    }

    /** The instant of a time by the wall clock; empty for any other text. */
    static Optional<Instant> at(String local, ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.parse(local).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The instant by the wall clock of the zone, in whole minutes, rounded up. */
    static String local(Instant at, ZoneId zone) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        Instant rounded = minute.equals(at) ? at : minute.plus(1, ChronoUnit.MINUTES);
        return rounded.atZone(zone).format(LOCAL);
    }

    /** The key of the one outcome that this claim can have, the same whenever and wherever its form is drawn. */
    static UUID key(Callback callback) {
        Callback.Claim claim = callback.claim();
        String claimed = claim == null ? "-" : claim.agent() + " " + claim.since();
        return UUID.nameUUIDFromBytes((callback.id() + " " + claimed).getBytes(StandardCharsets.UTF_8));
    }
}
