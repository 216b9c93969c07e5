package org.caseport.web.application.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Makes small pictures of attached images. Images are hostile until shown otherwise: their size is read before anything
 * is decoded, only every so many-th pixel is kept, metadata is skipped, and one image is decoded at a time.
 */
@ApplicationScoped
public class Thumbnails {

    /** The largest file that is read, in bytes. */
    public static final int LARGEST_FILE = 10 * 1024 * 1024;

    /** The box into which a thumbnail fits, in pixels: twice what pages show, for dense screens. */
    static final int WIDTH = 480;

    static final int HEIGHT = 320;

    /** The most pixels of an image: those of a good camera. A decoder may need six bytes for each. */
    static final long MOST_PIXELS = 24_000_000;

    /** How long somebody waits, in seconds, for images that others have asked for. */
    private static final int PATIENCE = 10;

    private final Semaphore decoding = new Semaphore(1, true);

    /** The thumbnail of an image as a JPEG; empty for one that is too large, broken, or of an unknown kind. */
    public Optional<byte[]> of(byte[] image) {
        try {
            if (!decoding.tryAcquire(PATIENCE, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return made(image);
        } catch (IOException | RuntimeException e) {
            // A decoder has many ways to refuse what is no image.
            return Optional.empty();
        } finally {
            decoding.release();
        }
    }

    private static Optional<byte[]> made(byte[] image) throws IOException {
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if ((long) width * height > MOST_PIXELS) {
                    return Optional.empty();
                }
                ImageReadParam every = reader.getDefaultReadParam();
                int step = Math.max(1, Math.max(width / (2 * WIDTH), height / (2 * HEIGHT)));
                every.setSourceSubsampling(step, step, 0, 0);
                return Optional.of(jpeg(reader.read(0, every)));
            } finally {
                reader.dispose();
            }
        }
    }

    private static byte[] jpeg(BufferedImage from) throws IOException {
        double scale = Math.min(1, Math.min((double) WIDTH / from.getWidth(), (double) HEIGHT / from.getHeight()));
        int width = Math.max(1, (int) Math.round(from.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(from.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = small.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        // What is transparent is white, as on paper.
        brush.drawImage(from, 0, 0, width, height, Color.WHITE, null);
        brush.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(small, "jpeg", out);
        return out.toByteArray();
    }
}
