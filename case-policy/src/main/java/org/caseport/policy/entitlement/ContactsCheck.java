package org.caseport.policy.entitlement;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.entitlement.Violation.Problem;

/** Checks the additional contacts of a draft: the chips, and the text behind them that is not a chip yet. */
final class ContactsCheck {

    private static final String PREFIX = "contact";

    private final DraftCheck sheet;

    ContactsCheck(DraftCheck sheet) {
        this.sheet = sheet;
    }

    /**
     * Every address once, without those that are contacts already. Objects to what is no address, to too many
     * addresses, and to any if the offer is refused.
     *
     * @param already the contacts of the case, which count for the limit
     */
    List<String> under(Offer<AdditionalContacts> offer, List<String> already) {
        List<String> fields = Stream.concat(
                        sheet.rows(PREFIX).stream().map(row -> PREFIX + "." + row),
                        Stream.of(DraftFields.CONTACT_TYPED))
                .filter(field -> !sheet.isBlank(field))
                .toList();
        Refusal refusal = offer.refusal();
        if (refusal != null) {
            if (!fields.isEmpty()) {
                sheet.refuse(fields.get(0), refusal);
            }
            return List.of();
        }
        int most = offer.choice().most();
        List<String> addresses = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        already.forEach(address -> seen.add(address.toLowerCase(Locale.ROOT)));
        boolean fit = true;
        for (String field : fields) {
            ParsedEmailAddresses typed = ParsedEmailAddresses.in(sheet.typed(field));
            if (!typed.others().isEmpty()) {
                sheet.object(field, Problem.NOT_AN_EMAIL_ADDRESS);
            }
            typed.addresses().stream()
                    .filter(address -> seen.add(address.toLowerCase(Locale.ROOT)))
                    .forEach(addresses::add);
            if (fit && seen.size() > most) {
                fit = false;
                sheet.object(field, Problem.TOO_MANY_CONTACTS, Integer.toString(most));
            }
        }
        return addresses;
    }
}
