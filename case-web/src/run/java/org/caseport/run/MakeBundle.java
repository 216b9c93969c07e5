package org.caseport.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/** Packs the portal into one file, for {@code mvn -Pbundle package}. */
public final class MakeBundle {

    private static final List<String> SETTINGS =
            List.of("logging.properties", "logging-json.properties", "preboot.txt");

    private MakeBundle() {}

    /** Arguments: the launcher's classes, the Payara Micro jar, the WAR, Payara's settings, and the file to make. */
    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        Path classes = Path.of(args[0]);
        Path jar = Path.of(args[4]);
        MessageDigest build = MessageDigest.getInstance("SHA-256");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Caseport.class.getName());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            // Nearly all of the content is compressed already.
            out.setLevel(Deflater.BEST_SPEED);
            try (Stream<Path> all = Files.walk(classes)) {
                for (Path one : all.filter(Files::isRegularFile).sorted().toList()) {
                    add(out, classes.relativize(one).toString().replace('\\', '/'), one, build);
                }
            }
            add(out, "contents/payara-micro.jar", Path.of(args[1]), build);
            add(out, "contents/caseport.war", Path.of(args[2]), build);
            for (String name : SETTINGS) {
                add(out, "contents/" + name, Path.of(args[3]).resolve(name), build);
            }
            out.putNextEntry(new ZipEntry("contents/build"));
            out.write(HexFormat.of().formatHex(build.digest()).getBytes(StandardCharsets.US_ASCII));
            out.closeEntry();
        }
    }

    private static void add(JarOutputStream out, String name, Path file, MessageDigest build) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        build.update(bytes);
        out.putNextEntry(new ZipEntry(name));
        out.write(bytes);
        out.closeEntry();
    }
}
