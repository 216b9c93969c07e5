package org.caseport.web.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Under which name a browser saves what it gets. */
public final class Disposition {

    private Disposition() {}

    /** The header's value, with a name in any script. */
    public static String of(String kind, String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return kind + "; filename*=UTF-8''" + encoded;
    }
}
