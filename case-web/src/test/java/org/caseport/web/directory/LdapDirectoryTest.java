package org.caseport.web.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import com.unboundid.util.ssl.cert.ManageCertificates;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.caseport.domain.directory.DirectoryIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the company's LDAP directory is asked, over the wire. */
class LdapDirectoryTest {

    private static final String BASE = "dc=company,dc=example";
    private static final String OLIVIA = "uid=olivia,ou=people," + BASE;
    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");

    @TempDir
    Path folder;

    private InMemoryDirectoryServer server;
    private LdapDirectory directory;

    @BeforeEach
    void open() throws Exception {
        server = new InMemoryDirectoryServer(configuration());
        fill(server);
        server.startListening("plain");
        directory = directory("ldap://localhost:" + server.getListenPort("plain"));
    }

    private static InMemoryDirectoryServerConfig configuration() throws Exception {
        InMemoryDirectoryServerConfig configuration = new InMemoryDirectoryServerConfig(BASE);
        configuration.setSchema(null);
        configuration.addAdditionalBindCredentials("cn=reader," + BASE, "reader-secret");
        configuration.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("plain", 0));
        return configuration;
    }

    private static void fill(InMemoryDirectoryServer server) throws Exception {
        server.add("dn: " + BASE, "objectClass: domain", "dc: company");
        server.add("dn: ou=people," + BASE, "objectClass: organizationalUnit", "ou: people");
        server.add("dn: ou=groups," + BASE, "objectClass: organizationalUnit", "ou: groups");
        person(server, "olivia", "Olivia Stone", "olivia-secret");
        person(server, "max", "Max (Ops) *", "max-secret");
        group(server, "support-emea", OLIVIA);
        group(server, "support-agents", "cn=support-emea,ou=groups," + BASE);
        group(server, "everybody-in-support", "cn=support-agents,ou=groups," + BASE);
        // Groups in a circle are a mistake that directories don't prevent.
        server.modify(
                "dn: cn=support-emea,ou=groups," + BASE,
                "changetype: modify",
                "add: member",
                "member: cn=everybody-in-support,ou=groups," + BASE);
    }

    private static void person(InMemoryDirectoryServer server, String uid, String name, String password)
            throws Exception {
        server.add(
                "dn: uid=" + uid + ",ou=people," + BASE,
                "objectClass: inetOrgPerson",
                "objectClass: person",
                "uid: " + uid,
                "cn: " + name,
                "sn: " + uid,
                "displayName: " + name,
                "mail: " + uid + "@company.example",
                "departmentNumber: 42",
                "userPassword: " + password);
    }

    private static void group(InMemoryDirectoryServer server, String name, String member) throws Exception {
        server.add(
                "dn: cn=" + name + ",ou=groups," + BASE,
                "objectClass: groupOfNames",
                "cn: " + name,
                "member: " + member);
    }

    private static LdapDirectory directory(String url) {
        return directory(Directories.ldap(url));
    }

    private static LdapDirectory directory(LdapSettings settings) {
        LdapDirectory directory = new LdapDirectory();
        directory.settings = settings;
        directory.signInSettings =
                Directories.ways("ldap", "claim:departmentNumber=42 -> agent; group:support-agents -> agent");
        directory.clock = Clock.fixed(MONDAY_NINE, ZoneOffset.UTC);
        return directory;
    }

    @AfterEach
    void close() {
        directory.end();
        server.shutDown(true);
    }

    @Test
    void somebody_is_found_by_user_name_or_address_with_the_groups_around_groups() {
        LdapDirectory.Found found = directory.named("olivia").orElseThrow();

        assertThat(directory.named("OLIVIA@company.example")).contains(found);
        assertThat(found.person().email()).isEqualTo("olivia@company.example");
        assertThat(found.person().name()).isEqualTo("Olivia Stone");
        assertThat(found.person().id().issuer()).isEqualTo("ldap");
        assertThat(found.person().id().subject()).startsWith("entryUUID:");
        assertThat(found.person().groups())
                .contains("support-emea", "support-agents", "everybody-in-support")
                .contains("cn=support-agents,ou=groups,dc=company,dc=example");
        assertThat(found.person().claims()).containsEntry("departmentNumber", List.of("42"));
        assertThat(found.out()).isFalse();
        assertThat(directory.named("max").orElseThrow().person().groups()).isEmpty();
    }

    @Test
    void the_directory_checks_the_password() {
        LdapDirectory.Found olivia = directory.named("olivia").orElseThrow();

        assertThat(directory.isPasswordOf(olivia, "olivia-secret")).isTrue();
        assertThat(directory.isPasswordOf(olivia, "max-secret")).isFalse();
        assertThat(directory.named("olivia")).as("the reader reads on").contains(olivia);
    }

    @Test
    void an_empty_password_is_none_although_ldap_lets_it_pass() throws Exception {
        LdapDirectory.Found olivia = directory.named("olivia").orElseThrow();

        assertThat(directory.isPasswordOf(olivia, "")).isFalse();
    }

    @Test
    void what_is_typed_as_a_name_is_a_name_and_no_filter() {
        for (String typed : List.of("*", "oliv*", "olivia)(uid=*", "x)(|(uid=olivia", "\\2a", "olivia\u0000")) {
            assertThat(directory.named(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void a_name_that_several_have_is_nobodys() throws Exception {
        server.modify(
                OLIVIA.replace("olivia", "max"),
                new Modification(ModificationType.REPLACE, "mail", "olivia@company.example"));

        assertThat(directory.named("olivia@company.example")).isEmpty();
    }

    @Test
    void somebody_is_found_again_by_the_id_after_a_new_name() throws Exception {
        DirectoryIdentity id = directory.named("olivia").orElseThrow().person().id();
        server.modifyDN(OLIVIA, "uid=olivia.hill", true, null);

        LdapDirectory.Found found = directory.find(id).orElseThrow();
        assertThat(found.dn()).startsWith("uid=olivia.hill,");
        assertThat(directory.find(new DirectoryIdentity("ldap", "entryUUID:*"))).isEmpty();
        assertThat(directory.find(new DirectoryIdentity("ldap", "(uid=*)"))).isEmpty();
        server.delete(found.dn());
        assertThat(directory.find(id)).isEmpty();
    }

    @Test
    void whom_the_directory_has_disabled_is_out() throws Exception {
        assertOut("userAccountControl", "514", "512");
        // 2026-11-22 and never, as Active Directory counts.
        assertOut("accountExpires", "134397792000000000", "9223372036854775807");
        assertOut("nsAccountLock", "TRUE", "FALSE");
    }

    private void assertOut(String attribute, String out, String in) throws Exception {
        server.modify(OLIVIA, new Modification(ModificationType.REPLACE, attribute, out));
        assertThat(directory.named("olivia").orElseThrow().out()).as(attribute).isTrue();
        server.modify(OLIVIA, new Modification(ModificationType.REPLACE, attribute, in));
        assertThat(directory.named("olivia").orElseThrow().out()).as(attribute).isFalse();
    }

    @Test
    void an_active_directorys_own_id_is_kept_as_it_is() throws Exception {
        byte[] guid = {0, 1, 2, 42, '*', ')', (byte) 0xff, 7, 8, 9, 10, 11, 12, 13, 14, 15};
        server.modify(OLIVIA, new Modification(ModificationType.REPLACE, "objectGUID", guid));

        LdapDirectory.Found found = directory.named("olivia").orElseThrow();

        assertThat(found.person().id().subject()).isEqualTo("objectGUID:0001022a2a29ff0708090a0b0c0d0e0f");
        assertThat(directory.find(found.person().id())).contains(found);
    }

    @Test
    void without_a_place_for_groups_the_entry_itself_names_them() throws Exception {
        LdapSettings settings = Directories.ldap("ldap://localhost:" + server.getListenPort());
        settings.groups = Optional.empty();
        server.modify(OLIVIA, new Modification(ModificationType.ADD, "memberOf", "cn=support-emea,ou=groups," + BASE));
        server.modify(
                "cn=support-emea,ou=groups," + BASE,
                new Modification(ModificationType.ADD, "memberOf", "cn=support-agents,ou=groups," + BASE));
        LdapDirectory byEntry = directory(settings);

        assertThat(byEntry.named("olivia").orElseThrow().person().groups())
                .contains("support-emea", "support-agents")
                .doesNotContain("everybody-in-support");
        byEntry.end();
    }

    @Test
    void the_next_server_is_asked_when_the_first_is_away() {
        LdapDirectory two = directory("ldap://localhost:1 ldap://localhost:" + server.getListenPort());

        assertThat(two.named("olivia")).isPresent();
        two.end();
    }

    @Test
    void a_directory_that_is_away_is_no_wrong_password() {
        LdapDirectory.Found olivia = directory.named("olivia").orElseThrow();
        server.shutDown(true);

        assertThatThrownBy(() -> directory.named("olivia")).isInstanceOf(DirectoryUnavailableException.class);
        assertThatThrownBy(() -> directory.isPasswordOf(olivia, "olivia-secret"))
                .isInstanceOf(DirectoryUnavailableException.class);
    }

    @Test
    void a_reader_that_the_directory_refuses_is_the_operators_trouble_and_nobodys_password() {
        LdapSettings settings = Directories.ldap("ldap://localhost:" + server.getListenPort());
        settings.bindPassword = Optional.of("of yesterday");
        LdapDirectory unread = directory(settings);

        assertThatThrownBy(() -> unread.named("olivia")).isInstanceOf(DirectoryUnavailableException.class);
        unread.end();
    }

    @Test
    void connections_are_encrypted_to_a_server_that_shows_a_certificate_we_trust() throws Exception {
        Path certificate = folder.resolve("localhost.pem");
        try (InMemoryDirectoryServer encrypted = encrypted("localhost")) {
            String startTls = "ldap://localhost:" + encrypted.getListenPort("starttls");
            String ldaps = "ldaps://localhost:" + encrypted.getListenPort("ldaps");

            assertThat(reads(startTls, certificate)).isTrue();
            assertThat(reads(ldaps, certificate)).isTrue();
            assertThat(reads(startTls, null)).as("a stranger's certificate").isFalse();
            assertThat(reads(ldaps, null)).as("a stranger's certificate").isFalse();
        }
    }

    @Test
    void a_server_that_shows_the_certificate_of_another_is_not_believed() throws Exception {
        Path certificate = folder.resolve("ldap.elsewhere.example.pem");
        try (InMemoryDirectoryServer another = encrypted("ldap.elsewhere.example")) {
            assertThat(reads("ldap://localhost:" + another.getListenPort("starttls"), certificate))
                    .isFalse();
            assertThat(reads("ldaps://localhost:" + another.getListenPort("ldaps"), certificate))
                    .isFalse();
        }
    }

    private InMemoryDirectoryServer encrypted(String name) throws Exception {
        Path store = folder.resolve(name + ".p12");
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
                "--key-algorithm",
                "EC",
                "--key-size-bits",
                "256",
                "--signature-algorithm",
                "SHA256withECDSA",
                "--subject-dn",
                "CN=" + name,
                "--subject-alternative-name-dns",
                name);
        certificates(
                "export-certificate",
                "--keystore",
                store.toString(),
                "--keystore-password",
                "of-the-store",
                "--alias",
                "ldap",
                "--output-file",
                folder.resolve(name + ".pem").toString(),
                "--output-format",
                "PEM");
        SSLUtil tls = new SSLUtil(
                new KeyManager[] {new KeyStoreKeyManager(store.toFile(), "of-the-store".toCharArray())},
                new TrustManager[] {new TrustAllTrustManager()});
        InMemoryDirectoryServerConfig configuration = configuration();
        configuration.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("starttls", null, 0, tls.createSSLSocketFactory()),
                InMemoryListenerConfig.createLDAPSConfig("ldaps", null, 0, tls.createSSLServerSocketFactory(), null));
        InMemoryDirectoryServer encrypted = new InMemoryDirectoryServer(configuration);
        fill(encrypted);
        encrypted.startListening();
        return encrypted;
    }

    private static boolean reads(String url, Path certificate) {
        LdapSettings settings = Directories.ldap(url);
        settings.startTls = "required";
        settings.trust = Optional.ofNullable(certificate).map(Path::toString);
        LdapDirectory one = directory(settings);
        try {
            return one.isPasswordOf(one.named("olivia").orElseThrow(), "olivia-secret");
        } catch (DirectoryUnavailableException e) {
            return false;
        } finally {
            one.end();
        }
    }

    private static void certificates(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ManageCertificates.main(null, out, out, arguments))
                .as(out.toString(java.nio.charset.StandardCharsets.UTF_8))
                .matches(code -> code.intValue() == 0);
    }
}
