package org.caseport.web.security.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.directory.DirectorySignIns.Vouched;
import org.caseport.domain.directory.OpenIdAuthorizationRequests.Begun;
import org.caseport.web.application.SettingReader;
import org.caseport.web.directory.DirectoryUnavailableException;
import org.caseport.web.directory.OpenIdProvider;
import org.caseport.web.directory.OpenIdSettings;
import org.caseport.web.directory.SignInMethod;
import org.caseport.web.directory.SignInSettings;
import org.caseport.web.directory.UntrustedIdentityException;
import org.caseport.web.frame.RequestPaths;
import org.caseport.web.security.access.Proxy;
import org.caseport.web.security.access.ReturnUrl;
import org.caseport.web.security.admission.ManagingDirectorySignIns;
import org.caseport.web.security.admission.ProvisioningPeople;
import org.caseport.web.security.admission.SignInDenialReason;
import org.caseport.web.security.session.RandomToken;
import org.caseport.web.text.Languages;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sign-in by the OpenID provider: sends people there and signs them in when they come back, on any server. */
@ApplicationScoped
public class OpenIdFlow {

    static final String PATH = "/sign-in/oidc";
    static final String CALLBACK = PATH + "/callback";

    private static final Logger LOG = Logger.getLogger(OpenIdFlow.class.getName());

    /** Prefix of a cookie for each sign-in that has begun, so that two tabs don't disturb each other. */
    private static final String COOKIE = "caseport-oidc-";

    private static final int LONGEST_CODE = 4000;

    @Inject
    SignInSettings signInSettings;

    @Inject
    OpenIdProvider provider;

    @Inject
    OpenIdSettings settings;

    @Inject
    ManagingDirectorySignIns managingDirectorySignIns;

    @Inject
    ProvisioningPeople provisioning;

    @Inject
    SignInFlow signInFlow;

    @Inject
    Proxy proxy;

    @Inject
    @ConfigProperty(name = "caseport.external.url")
    Optional<String> url;

    boolean isOpen() {
        return signInSettings.opens(SignInMethod.OIDC);
    }

    /** Begins a sign-in; returns the address to send the browser to. */
    String begin(HttpServletRequest request, HttpServletResponse response) {
        String returnTo = ReturnUrl.page(request.getParameter("return")).orElse("/");
        RandomToken state = RandomToken.fresh();
        RandomToken browser = RandomToken.fresh();
        Begun begun = new Begun(
                state.hash(),
                browser.hash(),
                RandomToken.fresh().text(),
                RandomToken.fresh().text(),
                returnTo);
        try {
            String address = provider.signInAddress(
                    base(request) + CALLBACK,
                    state.text(),
                    begun.nonce(),
                    begun.verifier(),
                    request.getParameter("afresh") != null);
            managingDirectorySignIns.begin(begun);
            response.addCookie(
                    cookie(request, state, browser.text(), (int) ManagingDirectorySignIns.BEGUN_FOR.toSeconds()));
            return address;
        } catch (DirectoryUnavailableException | IllegalArgumentException e) {
            return away(request, e, returnTo);
        }
    }

    /** Finishes a sign-in, successfully or not; returns the address to send the browser to. */
    String finish(HttpServletRequest request, HttpServletResponse response) {
        String stateText = parameter(request, "state");
        if (!RandomToken.isToken(stateText)) {
            return turnedAway(request, SignInDenialReason.EXPIRED, "/");
        }
        RandomToken state = new RandomToken(stateText);
        String browser = Languages.cookie(request, nameOf(state));
        response.addCookie(cookie(request, state, "", 0));
        Optional<Begun> begun = RandomToken.isToken(browser)
                ? managingDirectorySignIns.take(state, new RandomToken(browser))
                : Optional.empty();
        if (begun.isEmpty()) {
            managingDirectorySignIns.refused("oidc " + SignInDenialReason.EXPIRED.code());
            return turnedAway(request, SignInDenialReason.EXPIRED, "/");
        }
        String returnTo = begun.get().returnTo();
        String code = parameter(request, "code");
        if (code.isEmpty() || code.length() > LONGEST_CODE || !issuerFits(request)) {
            managingDirectorySignIns.refused("oidc " + SignInDenialReason.NOT_VOUCHED.code());
            return turnedAway(request, SignInDenialReason.NOT_VOUCHED, returnTo);
        }
        try {
            OpenIdProvider.Proof proof =
                    provider.redeem(code, begun.get().verifier(), begun.get().nonce(), base(request) + CALLBACK);
            ProvisioningPeople.Outcome admission = provisioning.admit(proof.person());
            if (admission instanceof ProvisioningPeople.Outcome.Admitted admitted) {
                signInFlow.enter(managingDirectorySignIns.welcome(admitted.person(), proof), request, response);
                return ReturnUrl.page(returnTo).orElse(request.getContextPath() + "/");
            }
            SignInDenialReason why = ((ProvisioningPeople.Outcome.Refused) admission).why();
            // Who was deactivated gets the answer of somebody who was never let in.
            return turnedAway(
                    request, why == SignInDenialReason.DEACTIVATED ? SignInDenialReason.NO_RULE : why, returnTo);
        } catch (UntrustedIdentityException e) {
            LOG.log(Level.WARNING, "a sign-in by OpenID was refused: {0}", e.getMessage());
            managingDirectorySignIns.refused("oidc " + SignInDenialReason.NOT_VOUCHED.code());
            return turnedAway(request, SignInDenialReason.NOT_VOUCHED, returnTo);
        } catch (DirectoryUnavailableException e) {
            return away(request, e, returnTo);
        }
    }

    /** Ends the sign-ins that a logout token names. */
    void ended(String logoutToken) {
        int ended = managingDirectorySignIns.end(provider.ended(logoutToken), settings.issuer());
        LOG.log(Level.INFO, "the provider ended a session, and with it {0} sign-ins here", ended);
    }

    /** The provider's sign-out address; empty if the sign-in is not from there or the provider is down. */
    Optional<String> signOutAddress(HttpServletRequest request, RandomToken token) {
        Optional<Vouched> vouched = isOpen()
                ? managingDirectorySignIns
                        .vouchedFor(token.hash())
                        .filter(one -> one.id().issuer().equals(settings.issuer()))
                : Optional.empty();
        try {
            return vouched.flatMap(one -> provider.signOutAddress(one.idToken(), base(request) + "/sign-out"));
        } catch (DirectoryUnavailableException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "somebody signed out here alone: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Checks the optional {@code iss} parameter of the provider's answer. */
    private boolean issuerFits(HttpServletRequest request) {
        String issuer = parameter(request, "iss");
        return issuer.isEmpty() || issuer.equals(settings.issuer());
    }

    private String away(HttpServletRequest request, RuntimeException e, String returnTo) {
        LOG.log(Level.WARNING, "nobody can sign in by OpenID just now: {0}", e.getMessage());
        return turnedAway(request, SignInDenialReason.AWAY, returnTo);
    }

    private static String turnedAway(HttpServletRequest request, SignInDenialReason why, String returnTo) {
        String signIn = ReturnUrl.signInThen(request.getContextPath(), returnTo);
        return signIn + (signIn.contains("?") ? "&" : "?") + "not=" + why.code();
    }

    /** The portal's address in the browser, without a slash at the end. */
    private String base(HttpServletRequest request) {
        return SettingReader.of(url)
                .map(text -> text.replaceFirst("/+$", ""))
                .orElseGet(() -> (RequestPaths.isEncrypted(request) ? "https://" : "http://")
                        + proxy.host(request)
                        + request.getContextPath());
    }

    private Cookie cookie(HttpServletRequest request, RandomToken state, String value, int maxAge) {
        Cookie cookie = new Cookie(nameOf(state), value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(RequestPaths.isEncrypted(request));
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(maxAge);
        return cookie;
    }

    private static String nameOf(RandomToken state) {
        return COOKIE + state.text().substring(0, 8);
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
