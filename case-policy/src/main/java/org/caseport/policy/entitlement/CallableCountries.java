package org.caseport.policy.entitlement;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Set;
import java.util.TreeSet;

/** Lists the countries and regions that have phone numbers; a callback can be to these and no others. */
public final class CallableCountries {

    private CallableCountries() {}

    /** Their ISO 3166-1 alpha-2 codes, and {@code XK} for Kosovo. */
    public static Set<String> codes() {
        return new TreeSet<>(PhoneNumberUtil.getInstance().getSupportedRegions());
    }

    /** The calling code of this country: the digits after the plus. */
    public static int callingCode(String country) {
        return PhoneNumberUtil.getInstance().getCountryCodeForRegion(country);
    }

    /** Whether it is the main country of its calling code, which it may share with smaller ones. */
    public static boolean isMainOfItsCallingCode(String country) {
        return PhoneNumberUtil.getInstance()
                .getRegionCodeForCountryCode(callingCode(country))
                .equals(country);
    }
}
