package org.caseport.policy.entitlement;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caseport.domain.cases.CallbackNumber;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.entitlement.Violation.Problem;
import org.jspecify.annotations.Nullable;

/** Where to call back: country or region, number and extension. */
final class Callbacks {

    private static final Pattern EXTENSION = Pattern.compile("[0-9]{1,10}");

    private final Sheet sheet;
    private final String home;

    /** @param home the country that is taken where none is chosen */
    Callbacks(Sheet sheet, String home) {
        this.sheet = sheet;
        this.home = home;
    }

    Optional<CallbackNumber> number() {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        String country = sheet.isBlank(DraftFields.COUNTRY) ? home : sheet.typed(DraftFields.COUNTRY);
        boolean listed = phones.getSupportedRegions().contains(country);
        if (!listed) {
            sheet.object(DraftFields.COUNTRY, Problem.NOT_LISTED);
        }
        Optional<PhoneNumber> number = Optional.empty();
        if (sheet.isBlank(DraftFields.PHONE)) {
            sheet.object(DraftFields.PHONE, Problem.MISSING);
        } else if (listed) {
            number = parse(phones, sheet.typed(DraftFields.PHONE), country);
            if (number.isEmpty()) {
                sheet.object(DraftFields.PHONE, Problem.NOT_A_PHONE_NUMBER, country);
            }
        }
        String extension = extension();
        return number.map(found -> {
            String dialled = extension == null && found.hasExtension() ? found.getExtension() : extension;
            found.clearExtension();
            return new CallbackNumber(country, phones.format(found, PhoneNumberFormat.INTERNATIONAL), dialled);
        });
    }

    private @Nullable String extension() {
        String typed = sheet.digits(DraftFields.EXTENSION);
        if (typed.isEmpty()) {
            return null;
        }
        if (!EXTENSION.matcher(typed).matches()) {
            sheet.object(DraftFields.EXTENSION, Problem.NOT_AN_EXTENSION);
            return null;
        }
        return typed;
    }

    private static Optional<PhoneNumber> parse(PhoneNumberUtil phones, String typed, String country) {
        try {
            PhoneNumber number = phones.parse(typed, country);
            return phones.isValidNumberForRegion(number, country) ? Optional.of(number) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
