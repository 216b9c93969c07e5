package org.caseport.policy.entitlement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.caseport.domain.cases.RequestDetails.LimitRequest;
import org.caseport.domain.catalog.LimitType;
import org.caseport.domain.catalog.LimitType.Limit;
import org.caseport.domain.catalog.LimitType.Region;
import org.caseport.policy.entitlement.Violation.Problem;
import org.jspecify.annotations.Nullable;

/** Checks the requests of a service limit increase. */
final class LimitRequestsCheck {

    private static final String PREFIX = "request";
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}");
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final DraftCheck sheet;

    LimitRequestsCheck(DraftCheck sheet) {
        this.sheet = sheet;
    }

    /**
     * The requests for this limit type. While none is chosen, only checks that nothing is missing and the values are
     * numbers.
     */
    List<LimitRequest> of(@Nullable LimitType type) {
        List<Integer> rows = sheet.rows(PREFIX).stream()
                .filter(row -> !(sheet.isBlank(region(row)) && sheet.isBlank(limit(row)) && sheet.isBlank(value(row))))
                .toList();
        List<LimitRequest> requests = new ArrayList<>();
        Set<List<String>> asked = new HashSet<>();
        for (int row : rows.isEmpty() ? List.of(0) : rows) {
            if (type == null) {
                missing(region(row));
                missing(limit(row));
                value(row, null);
                continue;
            }
            Optional<Region> region = sheet.listed(region(row), type::region);
            Optional<Limit> limit = sheet.listed(limit(row), type::limit);
            if (region.isPresent()
                    && limit.isPresent()
                    && !asked.add(List.of(region.get().code(), limit.get().code()))) {
                sheet.object(limit(row), Problem.ASKED_TWICE);
            }
            Optional<Long> value = value(row, limit.orElse(null));
            if (region.isPresent() && limit.isPresent() && value.isPresent()) {
                requests.add(new LimitRequest(region.get().code(), limit.get().code(), value.get()));
            }
        }
        return requests;
    }

    private void missing(String field) {
        if (sheet.isBlank(field)) {
            sheet.object(field, Problem.MISSING);
        }
    }

    private Optional<Long> value(int row, @Nullable Limit limit) {
        String field = value(row);
        String typed = sheet.digits(field);
        if (typed.isEmpty()) {
            sheet.object(field, Problem.MISSING);
        } else if (!NUMBER.matcher(typed).matches()) {
            sheet.object(field, Problem.NOT_A_NUMBER);
        } else {
            BigInteger value = new BigInteger(typed);
            if (value.compareTo(MOST) > 0) {
                sheet.object(field, Problem.TOO_LARGE, MOST.toString());
            } else if (limit != null && value.compareTo(BigInteger.valueOf(limit.current())) <= 0) {
                sheet.object(field, Problem.NOT_ABOVE_CURRENT, Long.toString(limit.current()));
            } else {
                return Optional.of(value.longValue());
            }
        }
        return Optional.empty();
    }

    private static String region(int row) {
        return PREFIX + "." + row + ".region";
    }

    private static String limit(int row) {
        return PREFIX + "." + row + ".limit";
    }

    private static String value(int row) {
        return PREFIX + "." + row + ".value";
    }
}
