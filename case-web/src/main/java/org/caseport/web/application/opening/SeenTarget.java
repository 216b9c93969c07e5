package org.caseport.web.application.opening;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.domain.cases.Promise;

/** The response target that a page has shown, as its form sends it back: {@code 14400 AROUND_THE_CLOCK}. */
public record SeenTarget(Duration time, Promise.Clock clock) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}) ([A-Z_]{1,30})");

    public static SeenTarget of(Promise promise) {
        return new SeenTarget(promise.target(), promise.clock());
    }

    /** Empty for anything else, which no page of ours has sent. */
    public static Optional<SeenTarget> read(String written) {
        Matcher m = FORM.matcher(written);
        return m.matches()
                ? Arrays.stream(Promise.Clock.values())
                        .filter(clock -> clock.name().equals(m.group(2)))
                        .findFirst()
                        .map(clock -> new SeenTarget(Duration.ofSeconds(Long.parseLong(m.group(1))), clock))
                : Optional.empty();
    }

    public String written() {
        return time.toSeconds() + " " + clock;
    }

    boolean isOther(SeenTarget seen) {
        return !equals(seen);
    }
}
