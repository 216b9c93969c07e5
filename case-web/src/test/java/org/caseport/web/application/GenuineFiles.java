package org.caseport.web.application;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Bytes of small files as the programs that people use write them, or their beginnings. */
public final class GenuineFiles {

    private GenuineFiles() {}

    /** A picture as Java writes it: png, jpg, gif or bmp. */
    public static byte[] picture(String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] webp() {
        return joined(ascii("RIFF"), hex("1a000000"), ascii("WEBPVP8L"), hex("0d0000002f00000010071011118888fe0700"));
    }

    /** What starts with a box of brands: mp4, mov, m4a, heic and avif. */
    public static byte[] boxed(String brand, String... compatible) {
        byte[] brands = ascii(brand + "\0\0\2\0" + String.join("", compatible));
        return joined(
                hex("000000%02x".formatted(8 + brands.length)),
                ascii("ftyp"),
                brands,
                hex("00000008"),
                ascii("free"),
                hex("00000014"),
                ascii("mdat"),
                hex("000102030405060708090a0b"));
    }

    /** What browsers' recorders and ffmpeg write, with an element of unknown length. */
    public static byte[] matroska(String type) {
        byte[] header = joined(
                hex("4286810142f7810142f2810442f38108"),
                hex("4282"),
                new byte[] {(byte) (0x80 | type.length())},
                ascii(type),
                hex("42878104"),
                hex("42858102"));
        return joined(
                hex("1a45dfa3"),
                hex("01000000000000%02x".formatted(header.length)),
                header,
                hex("1853806701ffffffffffffff1549a96699"),
                hex("2ad7b1830f4240"),
                ascii("M"));
    }

    public static byte[] ogg(String codec) {
        return joined(
                ascii("OggS"),
                hex("0002000000000000000001000000000000000000000001"),
                hex("13"),
                ascii(codec),
                hex("0102380180bb0000000000"));
    }

    public static byte[] zip(String... entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(ascii("some content of " + entry));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] document(String part) {
        return zip("[Content_Types].xml", "_rels/.rels", part);
    }

    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A compound file of Office, whose root may be of the class of installers. */
    public static byte[] compound(boolean installer) {
        byte[] file = new byte[2048];
        byte[] mark = hex("d0cf11e0a1b11ae1000000000000000000000000000000003e000300feff0900");
        System.arraycopy(mark, 0, file, 0, mark.length);
        if (installer) {
            byte[] root = hex("84100c0000000000c000000000000046");
            System.arraycopy(root, 0, file, 1024 + 80, root.length);
        }
        return file;
    }

    public static byte[] pdf() {
        return joined(
                ascii("%PDF-1.7\n%"),
                hex("e2e3cfd30a"),
                ascii("1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF"),
                hex("0001"));
    }

    public static byte[] windowsProgram() {
        byte[] program = new byte[512];
        byte[] start = hex("4d5a90000300000004000000ffff0000b800000000000000400000000000000000");
        System.arraycopy(start, 0, program, 0, start.length);
        program[60] = (byte) 0x80;
        byte[] portable = hex("504500006486060000000000");
        System.arraycopy(portable, 0, program, 128, portable.length);
        return program;
    }

    public static byte[] linuxProgram() {
        return Arrays.copyOf(hex("7f454c4602010100000000000000000003003e0001000000"), 128);
    }

    public static byte[] macProgram() {
        return Arrays.copyOf(hex("cffaedfe0700000103000000020000001000000058050000"), 128);
    }

    /** The class of these very files. */
    public static byte[] javaClass() {
        try (InputStream in = GenuineFiles.class.getResourceAsStream("GenuineFiles.class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] shortcut() {
        return Arrays.copyOf(hex("4c0000000114020000000000c000000000000046"), 128);
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
