package org.caseport.web.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.cert.ManageCertificates;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.caseport.web.Await;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The same against OpenLDAP's own server, encrypted, where it is installed: {@code apt-get install slapd}. */
@EnabledIf("isInstalled")
class OpenLdapTest {

    private static final Path SLAPD = Path.of("/usr/sbin/slapd");
    private static final String BASE = "dc=company,dc=example";
    private static final String OLIVIA = "uid=olivia,ou=people," + BASE;

    @TempDir
    static Path folder;

    private static Process server;
    private static int port;
    private static Path certificate;

    static boolean isInstalled() {
        return Files.isExecutable(SLAPD);
    }

    @BeforeAll
    static void start() throws Exception {
        port = Portal.freePort();
        certificate = folder.resolve("server.pem");
        Path key = folder.resolve("server.key");
        Path store = folder.resolve("server.p12");
        certificates(
                "generate-self-signed-certificate",
                "--keystore",
                store.toString(),
                "--keystore-password",
                "of-the-store",
                "--keystore-type",
                "PKCS12",
                "--alias",
                "ldap",
                "--subject-dn",
                "CN=localhost",
                "--subject-alternative-name-dns",
                "localhost");
        certificates(
                "export-certificate",
                "--keystore",
                store.toString(),
                "--keystore-password",
                "of-the-store",
                "--alias",
                "ldap",
                "--output-file",
                certificate.toString(),
                "--output-format",
                "PEM");
        certificates(
                "export-private-key",
                "--keystore",
                store.toString(),
                "--keystore-password",
                "of-the-store",
                "--alias",
                "ldap",
                "--output-file",
                key.toString(),
                "--output-format",
                "PEM");
        Path data = Files.createDirectory(folder.resolve("data"));
        Path configuration = folder.resolve("slapd.conf");
        Files.writeString(configuration, """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                moduleload memberof
                pidfile %1$s/slapd.pid
                TLSCertificateFile %1$s/server.pem
                TLSCertificateKeyFile %1$s/server.key
                database mdb
                suffix "dc=company,dc=example"
                rootdn "cn=reader,dc=company,dc=example"
                rootpw reader-secret
                directory %2$s
                overlay memberof
                """.formatted(folder, data));
        server = new ProcessBuilder(
                        SLAPD.toString(), "-f", configuration.toString(), "-h", "ldap://localhost:" + port, "-d", "0")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("slapd.log").toFile())
                .start();
        try (LDAPConnection connection = connected()) {
            connection.bind("cn=reader," + BASE, "reader-secret");
            connection.add(
                    "dn: " + BASE, "objectClass: dcObject", "objectClass: organization", "o: Company", "dc: company");
            connection.add("dn: ou=people," + BASE, "objectClass: organizationalUnit", "ou: people");
            connection.add("dn: ou=groups," + BASE, "objectClass: organizationalUnit", "ou: groups");
            connection.add(
                    "dn: " + OLIVIA,
                    "objectClass: inetOrgPerson",
                    "uid: olivia",
                    "cn: Olivia Stone",
                    "sn: Stone",
                    "displayName: Olivia Stone",
                    "mail: olivia@company.example",
                    "userPassword: olivia-secret");
            group(connection, "support-emea", OLIVIA);
            group(connection, "support-agents", "cn=support-emea,ou=groups," + BASE);
        }
    }

    private static void group(LDAPConnection connection, String name, String member) throws Exception {
        connection.add(
                "dn: cn=" + name + ",ou=groups," + BASE,
                "objectClass: groupOfNames",
                "cn: " + name,
                "member: " + member);
    }

    private static LDAPConnection connected() {
        return Await.value("slapd answers", () -> {
            try {
                return Optional.of(new LDAPConnection("localhost", port));
            } catch (LDAPException notYet) {
                if (!server.isAlive()) {
                    throw new IllegalStateException(Files.readString(folder.resolve("slapd.log")), notYet);
                }
                return Optional.empty();
            }
        });
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.destroy();
            server.onExit().join();
        }
    }

    @Test
    void somebody_is_found_with_all_groups_however_the_directory_tells_them() {
        LdapDirectory byGroups = directory(Optional.of("ou=groups," + BASE));
        LdapDirectory byEntry = directory(Optional.empty());

        for (LdapDirectory directory : List.of(byGroups, byEntry)) {
            LdapDirectory.Found found =
                    directory.named("olivia@company.example").orElseThrow();
            assertThat(found.person().groups()).contains("support-emea", "support-agents");
            assertThat(found.person().id().subject()).startsWith("entryUUID:");
            assertThat(directory.find(found.person().id())).contains(found);
            directory.end();
        }
    }

    @Test
    void the_directory_checks_the_password_and_an_empty_one_is_none() {
        LdapDirectory directory = directory(Optional.empty());
        LdapDirectory.Found olivia = directory.named("olivia").orElseThrow();

        assertThat(directory.isPasswordOf(olivia, "olivia-secret")).isTrue();
        assertThat(directory.isPasswordOf(olivia, "wrong")).isFalse();
        assertThat(directory.isPasswordOf(olivia, "")).isFalse();
        assertThat(directory.named("oliv*")).isEmpty();
        directory.end();
    }

    private static LdapDirectory directory(Optional<String> groups) {
        LdapSettings settings = Directories.ldap("ldap://localhost:" + port);
        settings.startTls = "required";
        settings.trust = Optional.of(certificate.toString());
        settings.groups = groups;
        LdapDirectory directory = new LdapDirectory();
        directory.settings = settings;
        directory.signInSettings = Directories.ways("ldap", "group:support-agents -> agent");
        directory.clock = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);
        return directory;
    }

    private static void certificates(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ManageCertificates.main(null, out, out, arguments).intValue())
                .as(out.toString(StandardCharsets.UTF_8))
                .isZero();
    }
}
