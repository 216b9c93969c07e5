package org.caseport.web.pages.workspace.call;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.caseport.domain.call.CallList;
import org.caseport.domain.call.CallbackId;
import org.jspecify.annotations.Nullable;

/** What the list of calls shows and from where on, as parsed from an address. Invalid values are ignored. */
public record CallListParameters(CallList.View view, CallList.@Nullable Place after) {

    /** The address of the whole list. */
    static final String PATH = "/workspace?view=calls";

    static CallListParameters of(Map<String, String> asked) {
        CallList.View view = Arrays.stream(CallList.View.values())
                .filter(any -> any.code().equals(asked.get("show")))
                .findFirst()
                .orElse(CallList.View.ALL);
        return new CallListParameters(view, place(asked.getOrDefault("after", "")));
    }

    private static CallList.@Nullable Place place(String text) {
        String[] parts = text.split("~", 3);
        if (parts.length != 3 || !parts[0].matches("now|later") || !CallbackId.isCallbackId(parts[2])) {
            return null;
        }
        try {
            return new CallList.Place(parts[0].equals("later"), Instant.parse(parts[1]), new CallbackId(parts[2]));
        } catch (DateTimeException e) {
            return null;
        }
    }

    public boolean isAt(CallList.View other) {
        return view == other;
    }

    /** Whether this is not the first page. */
    public boolean isLater() {
        return after != null;
    }

    /** The address of the first page of this view. */
    public String address() {
        return address(view);
    }

    public String address(CallList.View other) {
        return other == CallList.View.ALL ? PATH : PATH + "&show=" + other.code();
    }

    String addressAfter(CallList.Place place) {
        return address() + "&after=" + (place.later() ? "later" : "now") + "~" + place.at() + "~" + place.id();
    }
}
