package org.caseport.policy.sla;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks up public holidays by country and region in Jollyday's calendars. A country that it does not know has none; a
 * region that it does not know has those of the country.
 */
final class PublicHolidays {

    private static final String JAPAN = "JP";

    private static final ConcurrentMap<Place, Map<LocalDate, String>> FOUND = new ConcurrentHashMap<>();

    private PublicHolidays() {}

    /** The English name of the public holiday on this day there; empty when it is none. */
    static Optional<String> on(LocalDate day, String country, @Nullable String region) {
        Place place = new Place(country, region == null ? "" : region, day.getYear());
        Map<LocalDate, String> names = FOUND.get(place);
        if (names == null) {
            names = FOUND.computeIfAbsent(place, PublicHolidays::find);
        }
        return Optional.ofNullable(names.get(day));
    }

    private static Map<LocalDate, String> find(Place place) {
        if (place.country().equals(JAPAN)) {
            return JapaneseHolidays.in(place.year());
        }
        if (!HolidayManager.getSupportedCalendarCodes().contains(place.country())) {
            return Map.of();
        }
        HolidayManager manager = managerFor(place.country());
        Map<LocalDate, String> names = new TreeMap<>();
        synchronized (manager) {
            // A holiday may be observed in the year before its own or after it.
            for (int year = place.year() - 1; year <= place.year() + 1; year++) {
                Set<Holiday> holidays = place.region().isEmpty()
                        ? manager.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY)
                        : manager.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, place.subdivision());
                for (Holiday holiday : new TreeSet<>(holidays)) {
                    if (holiday.getDate().getYear() == place.year()) {
                        names.putIfAbsent(holiday.getDate(), holiday.getDescription(Locale.ENGLISH));
                    }
                }
            }
        }
        return Map.copyOf(names);
    }

    /** The regions of the country, by their codes such as {@code DE-BY}. */
    static Map<String, CalendarHierarchy> regions(String country) {
        if (country.equals(JAPAN) || !HolidayManager.getSupportedCalendarCodes().contains(country)) {
            return Map.of();
        }
        Map<String, CalendarHierarchy> regions = new TreeMap<>();
        managerFor(country).getCalendarHierarchy().getChildren().forEach((part, region) -> {
            String code = country + "-" + part.toUpperCase(Locale.ROOT);
            if (code.matches("[A-Z]{2}-[A-Z0-9]{1,3}")) {
                regions.put(code, region);
            }
        });
        return Map.copyOf(regions);
    }

    /**
     * Creates a manager under Jollyday's own class loader. Jollyday looks its reader up through the context class
     * loader of the thread, so it must be this one, in any thread that asks first. Only one thread may do so at a time:
     * one that asked during another thread's first look-up was told that there is no reader.
     */
    private static synchronized HolidayManager managerFor(String country) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(HolidayManager.class.getClassLoader());
        try {
            return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private record Place(String country, String region, int year) {

        /** The part after the country, in lower case as Jollyday names it. */
        String subdivision() {
            return region.substring(region.indexOf('-') + 1).toLowerCase(Locale.ROOT);
        }
    }
}
