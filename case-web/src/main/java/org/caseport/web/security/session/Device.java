package org.caseport.web.security.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The browser and the system of a sign-in, so that people recognise their devices. Both come from the User-Agent
 * header, which anybody can set to anything: nothing is decided by them.
 *
 * @param browser the name of the browser; empty where it is not known
 * @param system the name of the operating system; empty where it is not known
 */
public record Device(String browser, String system) {

    private static final Device UNKNOWN = new Device("", "");

    /** The words by which browsers are told apart, those first that name themselves after others too. */
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("SamsungBrowser/", "Samsung Internet");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("FxiOS/", "Firefox");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("CriOS/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("CrOS", "ChromeOS");
        SYSTEMS.put("Macintosh", "macOS");
        SYSTEMS.put("Linux", "Linux");
    }

    public static Device of(@Nullable String userAgent) {
        return userAgent == null ? UNKNOWN : new Device(named(BROWSERS, userAgent), named(SYSTEMS, userAgent));
    }

    private static String named(Map<String, String> names, String userAgent) {
        return names.entrySet().stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** The form in which it is stored: {@code Firefox/Linux}. */
    public String code() {
        return browser + "/" + system;
    }

    static Device ofCode(String code) {
        int slash = code.indexOf('/');
        return slash < 0 ? UNKNOWN : new Device(code.substring(0, slash), code.substring(slash + 1));
    }
}
