package org.caseport.web.application.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbnailsTest {

    private final Thumbnails thumbnails = new Thumbnails();

    @ParameterizedTest
    @CsvSource({"1200, 800, 480, 320", "3000, 100, 480, 16", "100, 3000, 11, 320", "40, 30, 40, 30", "1, 1, 1, 1"})
    void a_thumbnail_fits_into_its_box_and_keeps_the_shape(int width, int height, int small, int low)
            throws IOException {
        BufferedImage made = read(thumbnails.of(picture(width, height, "png")).orElseThrow());

        assertThat(made.getWidth()).isEqualTo(small);
        assertThat(made.getHeight()).isCloseTo(low, org.assertj.core.data.Offset.offset(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void every_kind_that_java_reads_has_one(String kind) throws IOException {
        assertThat(thumbnails.of(picture(600, 400, kind))).isPresent();
    }

    @Test
    void an_image_that_says_it_is_huge_is_not_decoded() throws IOException {
        byte[] claims = picture(10, 10, "png");
        ByteBuffer.wrap(claims).putInt(16, 100_000).putInt(20, 100_000);

        assertThat(thumbnails.of(claims)).isEmpty();
    }

    @Test
    void what_is_broken_or_no_image_has_none() throws IOException {
        byte[] whole = picture(600, 400, "jpeg");
        byte[] half = java.util.Arrays.copyOf(whole, 300);

        assertThat(thumbnails.of(half)).isEmpty();
        assertThat(thumbnails.of("<svg/>".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(thumbnails.of(new byte[0])).isEmpty();
    }

    private static byte[] picture(int width, int height, String kind) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), kind, out);
        return out.toByteArray();
    }

    private static BufferedImage read(byte[] image) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(image));
    }
}
