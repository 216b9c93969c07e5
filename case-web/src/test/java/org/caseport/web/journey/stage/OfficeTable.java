package org.caseport.web.journey.stage;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table on a page of the office whose pages are turned past the browser, with the state that the page was given. */
public record OfficeTable(String path, String form, String table, String state) {

    private static final Pattern STATE =
            Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]* value=\"([^\"]+)\"");

    public static OfficeTable on(Caller caller, String path, String form, String table) {
        Matcher state = STATE.matcher(caller.get(path).body());
        if (!state.find()) {
            throw new AssertionError(path + " has no state");
        }
        return new OfficeTable(path, form, table, state.group(1));
    }

    public OfficeTable withState(String other) {
        return new OfficeTable(path, form, table, other);
    }

    /** Asks for the rows from this one on, as the script of the page does. */
    public HttpResponse<String> turn(Caller caller, int first) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("jakarta.faces.partial.ajax", "true");
        fields.put("jakarta.faces.source", table);
        fields.put("jakarta.faces.partial.execute", table);
        fields.put("jakarta.faces.partial.render", table);
        fields.put(table, table);
        fields.put(table + "_pagination", "true");
        fields.put(table + "_first", String.valueOf(first));
        fields.put(table + "_rows", "50");
        fields.put(table + "_encodeFeature", "true");
        fields.put(form, form);
        fields.put("jakarta.faces.ViewState", state);
        return caller.send(caller.request(path)
                .POST(Caller.form(fields))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Faces-Request", "partial/ajax"));
    }
}
