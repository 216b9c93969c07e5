package org.caseport.web.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.caseport.web.application.SettingReader;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The operator's settings for the mail server. */
@ApplicationScoped
public class MailSettings {

    /** The port on which the connection is encrypted from the beginning. */
    private static final int TLS_PORT = 465;

    @Inject
    @ConfigProperty(name = "caseport.mail.host")
    Optional<String> host;

    @Inject
    @ConfigProperty(name = "caseport.mail.port", defaultValue = "25")
    int port;

    @Inject
    @ConfigProperty(name = "caseport.mail.user")
    Optional<String> user;

    @Inject
    @ConfigProperty(name = "caseport.mail.password")
    Optional<String> password;

    @Inject
    @ConfigProperty(name = "caseport.mail.from")
    Optional<String> from;

    /** {@code required}, {@code offered} (if the server supports it) or {@code off}. */
    @Inject
    @ConfigProperty(name = "caseport.mail.starttls")
    Optional<String> startTls;

    @Inject
    @ConfigProperty(name = "caseport.mail.timeout", defaultValue = "PT20S")
    Duration timeout;

    /** Whether a mail server is configured. */
    public boolean isSet() {
        return host().isPresent();
    }

    public Optional<String> host() {
        return SettingReader.of(host);
    }

    Optional<String> user() {
        return SettingReader.of(user);
    }

    String password() {
        return SettingReader.of(password).orElse("");
    }

    /** The sender of all mails, with a display name if the operator configured one. */
    public String from() {
        return SettingReader.of(from).orElseGet(() -> "Support Center <caseport@" + host().orElse("localhost") + ">");
    }

    /** The domain in message ids. */
    String domain() {
        try {
            String address = new InternetAddress(from()).getAddress();
            return address.substring(address.lastIndexOf('@') + 1);
        } catch (AddressException e) {
            return "localhost";
        }
    }

    /** The properties for Jakarta Mail. A password is never sent to a server without a valid certificate. */
    Properties session() {
        Properties properties = new Properties();
        String millis = Long.toString(timeout.toMillis());
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", host().orElse(""));
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.auth", Boolean.toString(user().isPresent()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        String tls = SettingReader.of(startTls).orElse(user().isPresent() ? "required" : "offered");
        if (port == TLS_PORT) {
            properties.setProperty("mail.smtp.ssl.enable", "true");
        } else if (tls.equals("required") || tls.equals("true")) {
            properties.setProperty("mail.smtp.starttls.enable", "true");
            properties.setProperty("mail.smtp.starttls.required", "true");
        } else if (tls.equals("offered")) {
            // An encrypted connection without a valid certificate is better than an unencrypted one.
            properties.setProperty("mail.smtp.starttls.enable", "true");
            properties.setProperty("mail.smtp.ssl.trust", "*");
            properties.setProperty("mail.smtp.ssl.checkserveridentity", "false");
        }
        return properties;
    }
}
