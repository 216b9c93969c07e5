package org.caseport.web.text;

import java.util.Locale;

/** Names countries and regions. */
public final class Countries {

    private Countries() {}

    /** The name of a country or region by its ISO code. */
    public static String name(String code, Locale reader) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(reader);
    }
}
