package org.caseport.domain.catalog;

import java.util.List;
import java.util.Optional;

/** A service whose limits can be raised by a service limit increase case: its named limits and its regions. */
public record LimitType(
        String code,
        LocalizedText name,
        LocalizedText prompt,
        List<RecommendedLink> links,
        List<Region> regions,
        List<Limit> limits) {

    public LimitType {
        links = List.copyOf(links);
        regions = List.copyOf(regions);
        limits = List.copyOf(limits);
    }

    public Optional<Limit> limit(String code) {
        return limits.stream().filter(l -> l.code().equals(code)).findFirst();
    }

    public Optional<Region> region(String code) {
        return regions.stream().filter(r -> r.code().equals(code)).findFirst();
    }

    /** A region in which a limit applies. */
    public record Region(String code, LocalizedText name) {}

    /**
     * A limit that can be raised.
     *
     * @param current the value in force for every account; a request must ask for more
     */
    public record Limit(String code, LocalizedText name, LocalizedText unit, long current) {}
}
