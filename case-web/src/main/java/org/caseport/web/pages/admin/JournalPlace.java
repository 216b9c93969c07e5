package org.caseport.web.pages.admin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.caseport.domain.journal.JournalSearch;
import org.jspecify.annotations.Nullable;

/** Writes the place of an entry of the journal into an address, and reads it from there. */
public final class JournalPlace {

    private JournalPlace() {}

    public static String text(JournalSearch.Place place) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, place.at()) + "." + place.number();
    }

    /** The place of this text; null when it is none. */
    public static JournalSearch.@Nullable Place of(String text) {
        if (!text.matches("[0-9]{1,18}\\.[0-9]{1,18}")) {
            return null;
        }
        String[] parts = text.split("\\.", -1);
        return new JournalSearch.Place(
                Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), Long.parseLong(parts[1]));
    }
}
