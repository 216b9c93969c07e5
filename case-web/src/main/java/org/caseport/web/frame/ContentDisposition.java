package org.caseport.web.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Builds Content-Disposition headers, which name the file that a browser saves. */
public final class ContentDisposition {

    private ContentDisposition() {}

    /** The header's value; the name may be in any script. */
    public static String of(String kind, String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return kind + "; filename*=UTF-8''" + encoded;
    }
}
