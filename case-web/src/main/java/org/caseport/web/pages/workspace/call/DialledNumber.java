package org.caseport.web.pages.workspace.call;

import java.util.stream.Collectors;
import org.caseport.domain.contact.CallbackNumber;

/** A callback number as agents read it, and as phones dial it. */
public record DialledNumber(CallbackNumber number) {

    /** The number as it is read out, such as {@code +49 30 123456}. */
    public String text() {
        return number.international();
    }

    /** The digits to dial after the call is answered; empty for none. */
    public String extension() {
        String extension = number.extension();
        return extension == null ? "" : extension;
    }

    /** The number digit by digit, for screen readers, which would read it as one large number. */
    public String digits() {
        return spaced(dialled());
    }

    public String extensionDigits() {
        return spaced(extension());
    }

    /** The address that dials the number, as in RFC 3966: {@code tel:+4930123456;ext=12}. */
    public String tel() {
        return "tel:" + dialled() + (extension().isEmpty() ? "" : ";ext=" + extension());
    }

    /** The address that dials the number by a telephone system: {@code sip:+4930123456@pbx.example;user=phone}. */
    public String sip(String domain) {
        return "sip:" + dialled() + "@" + domain + ";user=phone";
    }

    /** The plus and digits only. */
    private String dialled() {
        return "+" + number.international().replaceAll("[^0-9]", "");
    }

    private static String spaced(String text) {
        return text.codePoints().mapToObj(Character::toString).collect(Collectors.joining(" "));
    }
}
