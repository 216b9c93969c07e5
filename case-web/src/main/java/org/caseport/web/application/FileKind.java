package org.caseport.web.application;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/**
 * What a file really is, and whether its name tells the truth about it.
 *
 * @param mediaType the kind its content was found to be, made finer by the name where the two agree
 * @param isText whether it is read as a text: logs, tables, programs, and keys as they are written down
 */
record FileKind(String mediaType, boolean nameTellsTheTruth, boolean isText) {

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

    /** Programs, on whatever system: the content that most wants to pass for something else. */
    private static final Set<String> PROGRAMS = Set.of(
            "application/x-msdownload",
            "application/x-dosexec",
            "application/x-executable",
            "application/x-elf",
            "application/x-sharedlib",
            "application/x-object",
            "application/x-mach-o-executable",
            "application/java-vm",
            "application/x-msi");

    /** Keys and certificates as texts, which Tika counts as kinds of their own. */
    private static final Set<String> WRITTEN_KEYS = Set.of(
            "application/x-x509-key",
            "application/x-x509-cert",
            "application/x-pem-file",
            "application/pgp-keys",
            "application/pgp-encrypted",
            "application/pgp-signature",
            "application/pkcs8",
            "application/x-putty-private-key");

    private FileKind(MediaType found, boolean nameTellsTheTruth) {
        this(found.toString(), nameTellsTheTruth, isText(found));
    }

    /** Judges by the first bytes of a stream that can be marked and reset. */
    static FileKind of(String name, InputStream content) throws IOException {
        MediaType found = TYPES.detect(content, new Metadata());
        Metadata named = new Metadata();
        named.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        MediaType claimed = TYPES.detect(null, named);
        if (isUnknown(claimed)) {
            return new FileKind(found, true);
        }
        if (found.equals(claimed) || REGISTRY.isSpecializationOf(found, claimed)) {
            return new FileKind(found, true);
        }
        if (REGISTRY.isSpecializationOf(claimed, found) && !isUnknown(found) && !isMarked(claimed, found)) {
            return new FileKind(claimed, true);
        }
        boolean readAsText = isText(found) || (isUnknown(found) && isText(claimed));
        return new FileKind(found.toString(), agreeInSpirit(claimed, found), readAsText);
    }

    private static boolean isUnknown(MediaType type) {
        return type.equals(MediaType.OCTET_STREAM);
    }

    /** Kinds whose content always starts with a mark: when it was not found, the name lies. */
    private static boolean isMarked(MediaType claimed, MediaType found) {
        boolean picture =
                claimed.getType().equals("image") && !claimed.toString().equals("image/svg+xml");
        return (picture
                        || claimed.toString().equals("application/pdf")
                        || claimed.getType().equals("video"))
                && !claimed.equals(found);
    }

    /** Texts are told apart by their names only, and a name of no marked kind may hold any data but a program. */
    private static boolean agreeInSpirit(MediaType claimed, MediaType found) {
        if (isProgram(found)) {
            return isProgram(claimed);
        }
        if (isMarked(claimed, found)) {
            return false;
        }
        if (isText(claimed)) {
            return isText(found) || isUnknown(found);
        }
        return isUnknown(found) || isText(found) || claimed.getType().equals(found.getType());
    }

    private static boolean isProgram(MediaType type) {
        return PROGRAMS.contains(type.getBaseType().toString())
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
