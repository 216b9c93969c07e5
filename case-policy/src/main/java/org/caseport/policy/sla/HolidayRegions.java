package org.caseport.policy.sla;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The regions of a country whose public holidays differ, as Jollyday knows them. */
public final class HolidayRegions {

    private static final ConcurrentMap<String, Map<String, CalendarHierarchy>> FOUND = new ConcurrentHashMap<>();

    private HolidayRegions() {}

    /**
     * The regions of the country by their ISO 3166-2 codes, such as {@code DE-BY}, with their names.
     *
     * @param country ISO 3166-1 alpha-2, upper case
     * @return empty for a country without regions, or one that Jollyday does not know
     */
    public static SortedMap<String, String> of(String country, Locale reader) {
        SortedMap<String, String> named = new TreeMap<>();
        FOUND.computeIfAbsent(country, PublicHolidays::regions)
                .forEach((code, region) -> named.put(code, region.getDescription(reader)));
        return named;
    }

    /** Whether the country has a region with this code. */
    public static boolean has(String country, String code) {
        return FOUND.computeIfAbsent(country, PublicHolidays::regions).containsKey(code);
    }
}
