package org.caseport.web.scan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.web.application.file.VirusScanner;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Scans files with clamd, if the operator has configured one. */
@ApplicationScoped
class ClamAv implements VirusScanner {

    private static final Logger LOG = Logger.getLogger(ClamAv.class.getName());

    private static final int PORT = 3310;

    /** The address, {@code tcp://host:3310} or {@code unix:///run/clamav/clamd.ctl}. */
    @Inject
    @ConfigProperty(name = "caseport.clamav")
    Optional<String> address;

    /** What to do with files while clamd is down: {@code refuse} or {@code accept}. */
    @Inject
    @ConfigProperty(name = "caseport.clamav.when.down", defaultValue = "refuse")
    String whenDown;

    /** How long to wait for clamd. */
    @Inject
    @ConfigProperty(name = "caseport.clamav.timeout", defaultValue = "PT30S")
    Duration timeout;

    @Override
    public Verdict scan(Source file) {
        Optional<String> clamd = address.map(String::strip).filter(text -> !text.isEmpty());
        if (clamd.isEmpty()) {
            return Verdict.CLEAN;
        }
        try (InputStream bytes = file.open();
                ClamdCall call = ClamdCall.to(addressOf(clamd.get()), timeout)) {
            return judge(call.scan(bytes));
        } catch (IOException | RuntimeException e) {
            return notChecked(e.toString());
        }
    }

    private Verdict judge(String answer) {
        if (answer.equals("stream: OK")) {
            return Verdict.CLEAN;
        }
        if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
            LOG.log(Level.INFO, "A file was refused. clamd: {0}", shown(answer));
            return Verdict.INFECTED;
        }
        return notChecked(shown(answer));
    }

    private Verdict notChecked(String why) {
        boolean accepted = whenDown.strip().equals("accept");
        LOG.log(Level.WARNING, "A file could not be checked by clamd and was {0}: {1}", new Object[] {
            accepted ? "accepted" : "refused", why
        });
        return accepted ? Verdict.CLEAN : Verdict.NOT_CHECKED;
    }

    private static String shown(String answer) {
        return answer.replaceAll("[^\\x20-\\x7e]", "?");
    }

    static SocketAddress addressOf(String setting) {
        URI uri = URI.create(setting);
        if ("unix".equals(uri.getScheme())
                && uri.getPath() != null
                && !uri.getPath().isEmpty()) {
            return UnixDomainSocketAddress.of(uri.getPath());
        }
        if ("tcp".equals(uri.getScheme()) && uri.getHost() != null) {
            return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? PORT : uri.getPort());
        }
        throw new IllegalArgumentException(
                "caseport.clamav is tcp://host:port or unix:///path, not \"" + setting + "\"");
    }
}
