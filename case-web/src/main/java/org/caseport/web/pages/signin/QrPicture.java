package org.caseport.web.pages.signin;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A text as a QR code that is drawn within the page, so that no image address contains the text.
 *
 * @param size the number of squares in width and height, with the margin that readers need
 * @param path the dark squares as an SVG path
 */
public record QrPicture(int size, String path) {

    private static final int MARGIN = 4;

    public static QrPicture of(String text) {
        ByteMatrix squares;
        try {
            squares = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text.length() + " characters", e);
        }
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < squares.getHeight(); y++) {
            for (int x = 0; x < squares.getWidth(); x++) {
                if (squares.get(x, y) == 1) {
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(squares.getWidth() + 2 * MARGIN, path.toString());
    }
}
