package org.caseport.web.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.web.application.notice.DeliveryResult;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Sends mails to the SMTP server, one recipient each, so that recipients don't see each other. */
@ApplicationScoped
class SmtpClient {

    private static final int ACCEPTED = 250;
    private static final int LONGEST_WORDS = 300;

    @Inject
    MailSettings settings;

    DeliveryResult send(MailMessage letter) {
        try {
            Properties properties = settings.session();
            InternetAddress to = address(letter.to(), properties);
            Session session = Session.getInstance(properties);
            MimeMessage message = message(session, letter, to);
            try (Transport transport = session.getTransport("smtp")) {
                if (settings.user().isPresent()) {
                    transport.connect(settings.user().get(), settings.password());
                } else {
                    transport.connect();
                }
                transport.sendMessage(message, new Address[] {to});
            }
            return new DeliveryResult.Delivered(ACCEPTED);
        } catch (AddressException e) {
            return new DeliveryResult.Failed(Trouble.NO_SUCH_ADDRESS, words(e), 0);
        } catch (MessagingException e) {
            return whatItMeans(e);
        }
    }

    MimeMessage message(Session session, MailMessage letter, InternetAddress to) throws MessagingException {
        MimeMessage message = new KnownMessage(session, letter.messageId());
        message.setFrom(from());
        message.setRecipient(RecipientType.TO, to);
        message.setSubject(letter.subject(), "UTF-8");
        message.setSentDate(Date.from(letter.writtenAt()));
        if (letter.thread() != null) {
            message.setHeader("In-Reply-To", letter.thread());
            message.setHeader("References", letter.thread());
        }
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
        message.setHeader("Content-Language", letter.language().getLanguage());
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    private InternetAddress from() throws MessagingException {
        try {
            InternetAddress from = new InternetAddress(settings.from());
            if (from.getPersonal() != null) {
                from.setPersonal(from.getPersonal(), "UTF-8");
            }
            return from;
        } catch (AddressException | UnsupportedEncodingException e) {
            // Not the recipient's fault: the mail waits until the operator has corrected the setting.
            throw new MessagingException("caseport.mail.from is no address: " + settings.from(), e);
        }
    }

    /**
     * The address with its domain in ASCII form, which every server supports. Other letters before the @ need SMTPUTF8.
     */
    private static InternetAddress address(String text, Properties properties) throws AddressException {
        int at = text.lastIndexOf('@');
        String ascii;
        try {
            ascii = at < 0 ? text : text.substring(0, at + 1) + IDN.toASCII(text.substring(at + 1));
        } catch (IllegalArgumentException e) {
            throw new AddressException(e.getMessage(), text);
        }
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(ascii)) {
            properties.setProperty("mail.mime.allowutf8", "true");
        }
        InternetAddress[] all = InternetAddress.parse(ascii, true);
        if (all.length != 1 || all[0].isGroup()) {
            throw new AddressException("not one address", text);
        }
        return all[0];
    }

    /** The result for an error: who caused it decides whether to try again and whether the address is suppressed. */
    private static DeliveryResult whatItMeans(MessagingException trouble) {
        List<Throwable> all = chain(trouble);
        Optional<SMTPAddressFailedException> recipient = first(all, SMTPAddressFailedException.class);
        if (recipient.isPresent()) {
            int code = recipient.get().getReturnCode();
            return isForGood(code)
                    ? new DeliveryResult.Failed(Trouble.NO_SUCH_ADDRESS, words(recipient.get()), code)
                    : new DeliveryResult.RetryLater(Trouble.NOT_NOW, words(recipient.get()), code);
        }
        Optional<SMTPSenderFailedException> sender = first(all, SMTPSenderFailedException.class);
        if (sender.isPresent()) {
            return new DeliveryResult.RetryLater(
                    Trouble.NOT_NOW, words(sender.get()), sender.get().getReturnCode());
        }
        Optional<SMTPSendFailedException> sending = first(all, SMTPSendFailedException.class);
        if (sending.isPresent() && sending.get().getReturnCode() > 0) {
            int code = sending.get().getReturnCode();
            return isForGood(code)
                    ? new DeliveryResult.Failed(Trouble.REFUSED, words(sending.get()), code)
                    : new DeliveryResult.RetryLater(Trouble.NOT_NOW, words(sending.get()), code);
        }
        boolean stranger = first(all, AuthenticationFailedException.class).isPresent();
        return new DeliveryResult.RetryLater(
                Trouble.UNREACHABLE, stranger ? "the mail server does not let Caseport sign in" : words(trouble), 0);
    }

    private static List<Throwable> chain(MessagingException trouble) {
        List<Throwable> all = new ArrayList<>();
        Throwable next = trouble;
        while (next != null && !all.contains(next)) {
            all.add(next);
            next = next instanceof MessagingException messaging ? messaging.getNextException() : next.getCause();
        }
        return all;
    }

    private static <T> Optional<T> first(List<Throwable> all, Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static boolean isForGood(int code) {
        return code >= 500 && code < 600;
    }

    private static String words(Throwable trouble) {
        String words =
                String.valueOf(trouble.getMessage()).replaceAll("\\p{Cc}+", " ").strip();
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
    }

    /** A message that keeps its id, which Jakarta Mail would generate anew. */
    private static final class KnownMessage extends MimeMessage {

        private final String id;

        KnownMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
