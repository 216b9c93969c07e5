package org.caseport.web.application.content;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Tells text from other data by its bytes alone, in any encoding in use. */
final class PlainTextDetector {

    private PlainTextDetector() {}

    /**
     * Whether everything in the beginning of a file is printable: no control characters but those for line ends, old
     * printers and colours in logs. In UTF-16, characters are checked instead of bytes.
     */
    static boolean isPrintable(byte[] head) {
        return head.length > 0 && (areBytesPrintable(head) || isUtf16(head));
    }

    private static boolean areBytesPrintable(byte[] head) {
        for (byte one : head) {
            if (!isPrintable(one & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrintable(int character) {
        return character >= 0x20 || (character >= 0x07 && character <= 0x0D) || character == 0x1A || character == 0x1B;
    }

    /** Whether the bytes are UTF-16: with a byte order mark, or mostly Latin letters, which have a zero byte each. */
    private static boolean isUtf16(byte[] head) {
        if (head.length < 2) {
            return false;
        }
        int mark = ((head[0] & 0xFF) << 8) | (head[1] & 0xFF);
        if (mark == 0xFEFF || mark == 0xFFFE) {
            return isUtf16(head, mark == 0xFEFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 0);
        }
        return isUtf16(head, StandardCharsets.UTF_16LE, 0.8) || isUtf16(head, StandardCharsets.UTF_16BE, 0.8);
    }

    private static boolean isUtf16(byte[] head, Charset encoding, double leastLatin) {
        CharBuffer text;
        try {
            // The last character may have been cut in two.
            int length = head.length - head.length % 2;
            text = encoding.newDecoder().decode(ByteBuffer.wrap(head, 0, withoutHalfPair(head, length, encoding)));
        } catch (CharacterCodingException e) {
            return false;
        }
        return text.chars().allMatch(character -> isPrintable(character) && Character.isDefined(character))
                && text.chars().filter(character -> character < 0x100).count() >= leastLatin * text.length();
    }

    /** The length without the first half of a pair of surrogates at the end. */
    private static int withoutHalfPair(byte[] head, int length, Charset encoding) {
        int high = head[encoding.equals(StandardCharsets.UTF_16BE) ? length - 2 : length - 1] & 0xFC;
        return high == 0xD8 ? length - 2 : length;
    }
}
