package org.caseport.web.application.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/**
 * The kind of a file by its content, and whether it is a program disguised under a harmless name.
 *
 * <p>Only programs, scripts and archives of programs that are named as a picture, a text, a document or a recording
 * count as disguised. Everything else is accepted: the detector often sees a container where the name says what is in
 * it, and a harmless file under another harmless name does no harm.
 *
 * @param mediaType the kind its content was found to be, made finer by the name where the two agree
 * @param isText whether it is read as a text: logs, tables, programs, and keys as they are written down
 */
public record FileKind(String mediaType, boolean isDisguised, boolean isText) {

    private static final MimeTypes TYPES;
    private static final MediaTypeRegistry REGISTRY;

    static {
        try {
            TikaConfig tika = new TikaConfig(FileKind.class.getClassLoader());
            TYPES = tika.getMimeRepository();
            REGISTRY = TYPES.getMediaTypeRegistry();
        } catch (TikaException | IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** How many bytes from the beginning of a file its kind is detected from. */
    private static final int HEAD = 64 * 1024;

    private static final MediaType ZIP = MediaType.application("zip");

    /** Files that start with {@code D0CF11E0}: Office documents and messages, and Windows installers. */
    private static final MediaType COMPOUND = MediaType.application("x-tika-msoffice");

    /** Programs for any system: the contents most likely to be disguised. */
    private static final Set<String> PROGRAMS = Set.of(
            "application/x-msdownload",
            "application/x-dosexec",
            "application/x-executable",
            "application/x-elf",
            "application/x-sharedlib",
            "application/x-object",
            "application/java-vm",
            "application/x-dex",
            "application/wasm",
            "application/x-ms-installer",
            "application/x-ms-shortcut",
            "application/vnd.ms-htmlhelp",
            "application/chm");

    /** Archives that are not opened here, so that they may contain programs. */
    private static final Set<String> CLOSED_ARCHIVES = Set.of(
            "application/x-7z-compressed",
            "application/x-rar-compressed",
            "application/x-tar",
            "application/x-gtar",
            "application/x-bzip",
            "application/x-bzip2",
            "application/x-xz",
            "application/zstd",
            "application/x-archive",
            "application/x-debian-package",
            "application/x-rpm",
            "application/vnd.ms-cab-compressed",
            "application/x-apple-diskimage",
            "application/x-iso9660-image",
            "application/x-xar",
            "application/x-arj",
            "application/x-lharc");

    private static final Set<String> GZIP = Set.of("application/gzip", "application/x-gzip");

    /** Keys and certificates in text form, for which Tika has types of their own. */
    private static final Set<String> WRITTEN_KEYS = Set.of(
            "application/x-x509-key",
            "application/x-x509-cert",
            "application/x-pem-file",
            "application/pgp-keys",
            "application/pgp-encrypted",
            "application/pgp-signature",
            "application/pkcs8",
            "application/x-putty-private-key");

    /** Extensions of files that are never text; text under such a name may be a script in any language. */
    private static final Set<String> NEVER_TEXTS = Set.of(
            "png", "jpg", "jpeg", "jpe", "jfif", "gif", "webp", "avif", "heic", "heif", "bmp", "tif", "tiff", "ico",
            "psd", "jxl", "jp2", "pdf", "docx", "docm", "xlsx", "xlsm", "pptx", "pptm", "odt", "ods", "odp", "mp3",
            "mp4", "m4a", "m4v", "mov", "webm", "mkv", "avi", "wmv", "ogg", "oga", "ogv", "opus", "wav", "flac");

    /**
     * Trailing blanks, dots and invisible characters. The look-behind keeps matching linear for names with thousands of
     * them.
     */
    private static final Pattern TAIL = Pattern.compile("(?<![\\p{Z}\\p{Cf}\\p{Cc}.])[\\p{Z}\\p{Cf}\\p{Cc}.]++$");

    /** Detects the kind of a file. More than the beginning is read only where it may be disguised. */
    public static FileKind of(String name, InputStream content) throws IOException {
        byte[] head = content.readNBytes(HEAD);
        MediaType claimed = claimedBy(name);
        MediaType found = TYPES.detect(new ByteArrayInputStream(head), new Metadata());
        if (PlainTextDetector.isPrintable(head)) {
            return ofText(name, claimed, found);
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), content);
        boolean disguised = (isKnown(claimed) && !isProgram(claimed) && isProgram(found, head))
                || (isHarmless(claimed) && holdsPrograms(name, claimed, found, whole));
        boolean finer = isKnown(found) && REGISTRY.isSpecializationOf(claimed, found) && !isPicture(claimed);
        return new FileKind(
                (finer ? claimed : found).toString(), disguised, isText(found) || (!isKnown(found) && isText(claimed)));
    }

    /**
     * The kind of a printable file: text, even if its first bytes resemble another format, unless its name names that
     * format.
     */
    private static FileKind ofText(String name, MediaType claimed, MediaType found) {
        boolean agree = isKnown(claimed) && REGISTRY.isInstanceOf(found, claimed);
        if (isText(found) || (!agree && !isNeverText(name))) {
            MediaType text = isText(claimed) ? claimed : isText(found) ? found : MediaType.TEXT_PLAIN;
            return new FileKind(text.toString(), isNeverText(name), true);
        }
        return new FileKind(found.toString(), !agree && (isProgram(found) || !isKnown(found)), false);
    }

    private static MediaType claimedBy(String name) throws IOException {
        Metadata named = new Metadata();
        named.set(TikaCoreProperties.RESOURCE_NAME_KEY, withoutTail(name));
        return TYPES.detect(null, named);
    }

    /** The name without what Windows drops at its end (dots and blanks), and without invisible characters there. */
    private static String withoutTail(String name) {
        return TAIL.matcher(name).replaceFirst("").toLowerCase(Locale.ROOT);
    }

    private static boolean isNeverText(String name) {
        String plain = withoutTail(name);
        return NEVER_TEXTS.contains(plain.substring(plain.lastIndexOf('.') + 1));
    }

    private static boolean isKnown(MediaType type) {
        return !type.equals(MediaType.OCTET_STREAM);
    }

    private static boolean isPicture(MediaType type) {
        return type.getType().equals("image");
    }

    /** Whether people open files with this name without suspicion: pictures, recordings, texts and documents. */
    private static boolean isHarmless(MediaType claimed) {
        String type = claimed.toString();
        return Set.of("image", "audio", "video").contains(claimed.getType())
                || isText(claimed)
                || isDocument(claimed)
                || type.equals("application/pdf");
    }

    private static boolean isDocument(MediaType claimed) {
        String type = claimed.toString();
        return type.startsWith("application/vnd.openxmlformats-officedocument")
                || type.startsWith("application/vnd.oasis.opendocument")
                || type.startsWith("application/vnd.ms-word")
                || type.startsWith("application/vnd.ms-excel")
                || type.startsWith("application/vnd.ms-powerpoint")
                || type.equals("application/msword")
                || type.equals("application/rtf");
    }

    private static boolean holdsPrograms(String name, MediaType claimed, MediaType found, InputStream whole)
            throws IOException {
        if (CLOSED_ARCHIVES.contains(found.getBaseType().toString())) {
            return true;
        }
        if (REGISTRY.isInstanceOf(found, COMPOUND)) {
            return ArchivedProgramDetector.isInstaller(whole);
        }
        if (REGISTRY.isInstanceOf(found, ZIP)) {
            return ArchivedProgramDetector.areIn(whole, claimed.getSubtype().contains("macroenabled"));
        }
        return GZIP.contains(found.getBaseType().toString()) && isDisguisedInside(name, whole);
    }

    /** Judges a gzip file by its content, as logs and drawings are often compressed under their own names. */
    private static boolean isDisguisedInside(String name, InputStream packed) {
        try (InputStream unpacked = new GZIPInputStream(packed)) {
            byte[] head = unpacked.readNBytes(HEAD);
            MediaType found = TYPES.detect(new ByteArrayInputStream(head), new Metadata());
            return PlainTextDetector.isPrintable(head)
                    ? isNeverText(name)
                    : isProgram(found, head)
                            || REGISTRY.isInstanceOf(found, ZIP)
                            || CLOSED_ARCHIVES.contains(found.getBaseType().toString());
        } catch (IOException e) {
            // Truncated, or no gzip file at all: nobody can unpack a program from it.
            return false;
        }
    }

    private static boolean isProgram(MediaType found, byte[] head) {
        return isProgram(found) || isShortcut(head);
    }

    /** Whether this is a Windows shortcut, which Tika does not detect. */
    private static boolean isShortcut(byte[] head) {
        byte[] mark = {0x4C, 0, 0, 0, 1, 0x14, 2, 0};
        return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
    }

    private static boolean isProgram(MediaType type) {
        String name = type.getBaseType().toString();
        return PROGRAMS.contains(name)
                || name.startsWith("application/x-mach-o")
                || PROGRAMS.stream()
                        .map(MediaType::parse)
                        .anyMatch(program -> REGISTRY.isSpecializationOf(type, program));
    }

    private static boolean isText(MediaType type) {
        return type.getType().equals("text")
                || REGISTRY.isInstanceOf(type, MediaType.TEXT_PLAIN)
                || WRITTEN_KEYS.contains(type.getBaseType().toString());
    }
}
