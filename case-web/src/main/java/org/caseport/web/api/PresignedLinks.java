package org.caseport.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caseport.domain.file.UploadId;
import org.caseport.web.application.SecretSeal;
import org.caseport.web.application.access.ApiCaller;
import org.caseport.web.frame.RequestPaths;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes and reads presigned links, which allow sending one part or fetching one file for a limited time without a
 * further signature. Each carries the access key that it was issued to and a message authentication code under the
 * operator's key, and ends with that access key.
 */
@ApplicationScoped
class PresignedLinks {

    /** Below the API's own path, so that a proxy that lets the API through lets these through too. */
    static final String PATH = "/support-api/files/";

    /** Long enough for ten parts on a slow line; more links can be asked for. */
    static final Duration SENDING = Duration.ofHours(1);

    static final Duration FETCHING = Duration.ofMinutes(15);

    private static final Pattern SPLIT = Pattern.compile("\\.");
    private static final Pattern LINES = Pattern.compile("\n");
    private static final int LONGEST = 1_000;

    @Inject
    SecretSeal seal;

    @Inject
    HttpServletRequest request;

    @Inject
    Clock clock;

    /** The host that clients use when a reverse proxy is in between. */
    @Inject
    @ConfigProperty(name = "caseport.external.host")
    Optional<String> externalHost;

    Link toPart(ApiCaller program, UploadId upload, int part) {
        return link("part\n" + program.key().id() + "\n" + upload + "\n" + part, SENDING);
    }

    Link toFile(ApiCaller program, AttachmentId file) {
        return link("file\n" + program.key().id() + "\n" + file.text() + "\n", FETCHING);
    }

    private Link link(String what, Duration life) {
        Instant until = clock.instant().plus(life).truncatedTo(ChronoUnit.SECONDS);
        String text = what + "\n" + until.getEpochSecond();
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String token =
                base64.encodeToString(text.getBytes(UTF_8)) + "." + base64.encodeToString(seal.mark(marked(text)));
        return new Link(root() + PATH + token, until);
    }

    /** What the link allows; empty when it has expired or was not issued here. */
    Optional<Given> read(String token) {
        String[] halves = SPLIT.split(token, -1);
        if (halves.length != 2 || token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(halves[0]), UTF_8);
            if (!seal.isMarkOf(marked(text), Base64.getUrlDecoder().decode(halves[1]))) {
                return Optional.empty();
            }
            String[] lines = LINES.split(text, -1);
            Instant until = Instant.ofEpochSecond(Long.parseLong(lines[4]));
            return clock.instant().isBefore(until) ? Optional.of(given(lines)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // Not base64.
            return Optional.empty();
        }
    }

    private static Given given(String[] lines) {
        return lines[0].equals("part")
                ? new Given.Part(lines[1], new UploadId(lines[2]), Integer.parseInt(lines[3]))
                : new Given.File(lines[1], AttachmentId.read(lines[2]).orElseThrow());
    }

    private static String marked(String text) {
        return "link\n" + text;
    }

    /**
     * The portal's address as the caller uses it. The caller alone gets it, so the proxy's header about encryption is
     * trusted.
     */
    private String root() {
        boolean secure = RequestPaths.isEncrypted(request);
        String host = externalHost
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> request.getHeader("Host"));
        return (secure ? "https://" : "http://") + host + request.getContextPath();
    }

    /** A link and when it expires. */
    record Link(String address, Instant until) {}

    /** What a link allows, and the access key that it was issued to. */
    sealed interface Given {

        String key();

        record Part(String key, UploadId upload, int part) implements Given {}

        record File(String key, AttachmentId file) implements Given {}
    }
}
