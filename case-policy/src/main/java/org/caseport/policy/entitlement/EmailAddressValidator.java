package org.caseport.policy.entitlement;

import java.net.IDN;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.DomainValidator;
import org.apache.commons.validator.routines.EmailValidator;

/**
 * Checks whether a text has the form of an e-mail address. A domain is judged by its form alone: a company's own
 * domains are on no public list, and only a mail shows whether it arrives.
 */
final class EmailAddressValidator extends EmailValidator {

    private static final long serialVersionUID = 1L;

    /** RFC 5321: the longest path, without its angle brackets, in characters. */
    private static final int LONGEST = 254;

    private static final Pattern LABEL =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private static final EmailAddressValidator FORM = new EmailAddressValidator();

    private EmailAddressValidator() {
        super(false, false, DomainValidator.getInstance());
    }

    static boolean isOne(String typed) {
        return typed.length() <= LONGEST
                && typed.codePoints().noneMatch(EmailAddressValidator::isInvisible)
                && FORM.isValid(typed);
    }

    /** Whether this character could break a mail's header, or make an address look like another. */
    private static boolean isInvisible(int character) {
        return Character.isISOControl(character)
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT
                || Character.getType(character) == Character.SURROGATE;
    }

    @Override
    protected boolean isValidDomain(String domain) {
        String[] labels;
        try {
            labels = IDN.toASCII(domain).split("\\.", -1);
        } catch (IllegalArgumentException e) {
            return false;
        }
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return labels.length > 1 && !NUMBER.matcher(labels[labels.length - 1]).matches();
    }
}
