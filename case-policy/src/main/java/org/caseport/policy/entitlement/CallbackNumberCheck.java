package org.caseport.policy.entitlement;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.book.PhoneTerms.NumberKind;
import org.caseport.policy.entitlement.Violation.Problem;
import org.jspecify.annotations.Nullable;

/** Reads the callback number of a draft: country or region, number and extension. */
final class CallbackNumberCheck {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    /** The library's name for the region of numbers that belong to no country. */
    private static final String NO_COUNTRY = PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY;

    private static final Pattern EXTENSION = Pattern.compile("[0-9]{1,10}");

    private final DraftCheck sheet;
    private final String home;
    private final Set<NumberKind> notCalled;

    /**
     * @param home the country that is taken when none is chosen
     * @param notCalled the kinds of numbers that support does not call
     */
    CallbackNumberCheck(DraftCheck sheet, String home, Set<NumberKind> notCalled) {
        this.sheet = sheet;
        this.home = home;
        this.notCalled = notCalled;
    }

    Optional<CallbackNumber> number() {
        String country = sheet.isBlank(DraftFields.COUNTRY) ? home : sheet.typed(DraftFields.COUNTRY);
        boolean listed = CallableCountries.codes().contains(country);
        if (!listed) {
            sheet.object(DraftFields.COUNTRY, Problem.NOT_LISTED);
        }
        ParsedPhoneNumber typed = ParsedPhoneNumber.of(sheet.typed(DraftFields.PHONE));
        Optional<PhoneNumber> number = Optional.empty();
        if (sheet.isBlank(DraftFields.PHONE)) {
            sheet.object(DraftFields.PHONE, Problem.MISSING);
        } else if (listed) {
            number = parse(typed.number(), country);
        }
        String extension = extension();
        return number.map(found -> {
            String written = found.hasExtension() ? found.getExtension() : typed.extension();
            found.clearExtension();
            return new CallbackNumber(
                    country,
                    PHONES.format(found, PhoneNumberFormat.INTERNATIONAL),
                    extension == null ? written : extension);
        });
    }

    private @Nullable String extension() {
        String typed = ParsedPhoneNumber.extension(sheet.typed(DraftFields.EXTENSION));
        if (typed.isEmpty()) {
            return null;
        }
        if (!EXTENSION.matcher(typed).matches()) {
            sheet.object(DraftFields.EXTENSION, Problem.NOT_AN_EXTENSION);
            return null;
        }
        return typed;
    }

    private Optional<PhoneNumber> parse(String typed, String country) {
        try {
            PhoneNumber number = PHONES.parse(typed, country);
            if (PHONES.isValidNumberForRegion(number, country) || isOfNoCountry(number)) {
                if (isCalled(number)) {
                    return Optional.of(number);
                }
                sheet.object(DraftFields.PHONE, Problem.NOT_CALLED);
                return Optional.empty();
            }
            String other = PHONES.getRegionCodeForNumber(number);
            if (PHONES.isValidNumber(number) && other != null) {
                sheet.object(DraftFields.PHONE, Problem.NUMBER_OF_ANOTHER_COUNTRY, country, other);
                return Optional.empty();
            }
        } catch (NumberParseException e) {
            // Not a number, which is reported below.
        }
        sheet.object(DraftFields.PHONE, Problem.NOT_A_PHONE_NUMBER, country);
        return Optional.empty();
    }

    private boolean isCalled(PhoneNumber number) {
        return switch (PHONES.getNumberType(number)) {
            case PREMIUM_RATE -> !notCalled.contains(NumberKind.PREMIUM_RATE);
            case SHARED_COST -> !notCalled.contains(NumberKind.SHARED_COST);
            case PERSONAL_NUMBER -> !notCalled.contains(NumberKind.PERSONAL);
            default -> true;
        };
    }

    /**
     * Whether the number belongs to no country: satellite phones and international free numbers, such as +870, +881 and
     * +800.
     */
    private static boolean isOfNoCountry(PhoneNumber number) {
        return NO_COUNTRY.equals(PHONES.getRegionCodeForCountryCode(number.getCountryCode()))
                && PHONES.isValidNumber(number);
    }
}
