package org.caseport.policy.sla;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The time zones that accounts and people can have: places of the IANA database, no offsets. */
public final class TimeZones {

    /** Countries and their zones, from {@code zone.tab} of the IANA database, which is in the public domain. */
    private static final String TABLE = "/org/caseport/policy/sla/zones.txt";

    private static final Map<String, List<String>> BY_COUNTRY = read();

    private static final NavigableSet<String> ALL = all(BY_COUNTRY);

    private TimeZones() {}

    /** Whether there is a place of this name, such as {@code Europe/Berlin}. */
    public static boolean isOne(String name) {
        return ALL.contains(name);
    }

    /** The places of the country, its main one first; empty for a country that is not in the table. */
    public static List<String> in(String country) {
        return BY_COUNTRY.getOrDefault(country, List.of());
    }

    /** All names: those of the country first, then the others by name. */
    public static List<String> from(String country) {
        List<String> near = in(country);
        return Stream.concat(near.stream(), ALL.stream().filter(name -> !near.contains(name)))
                .toList();
    }

    private static NavigableSet<String> all(Map<String, List<String>> byCountry) {
        NavigableSet<String> all = new TreeSet<>();
        byCountry.values().forEach(all::addAll);
        all.add("UTC");
        all.retainAll(ZoneId.getAvailableZoneIds());
        return all;
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> byCountry = new TreeMap<>();
        try (InputStream table = TimeZones.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException(TABLE + " is missing");
            }
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .filter(parts -> ZoneId.getAvailableZoneIds().contains(parts[1]))
                    .forEach(parts -> byCountry.merge(
                            parts[0], List.of(parts[1]), (some, more) -> Stream.concat(some.stream(), more.stream())
                                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(byCountry);
    }
}
