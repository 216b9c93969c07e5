package org.caseport.web.pages.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.caseport.web.directory.LdapSettings;
import org.caseport.web.directory.OpenIdSettings;
import org.caseport.web.directory.SignInMethod;
import org.caseport.web.directory.SignInSettings;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.security.access.ReturnUrl;
import org.caseport.web.security.admission.SignInDenialReason;
import org.caseport.web.text.Texts;

/**
 * Decides which ways to sign in are shown. The form is the directory's if LDAP is on, and the portal's own if asked
 * for.
 */
@Named
@RequestScoped
public class SignInChoices {

    private static final String LOCAL = "local";

    @Inject
    SignInSettings signInSettings;

    @Inject
    OpenIdSettings openId;

    @Inject
    LdapSettings ldap;

    @Inject
    CurrentUser currentUser;

    @Inject
    HttpServletRequest request;

    /** Whether there is a form for a password, local or of the directory. */
    public boolean isForm() {
        return isLocal() || isByLdap();
    }

    /** Whether the form is for a local password. */
    public boolean isLocal() {
        boolean usual = !signInSettings.opens(SignInMethod.LDAP) && !signInSettings.isLocalForAdministrators();
        return signInSettings.opens(SignInMethod.LOCAL) && (usual || LOCAL.equals(request.getParameter("way")));
    }

    /** Whether the form is for the directory's password. */
    public boolean isByLdap() {
        return signInSettings.opens(SignInMethod.LDAP) && !isLocal();
    }

    public boolean isByOidc() {
        return signInSettings.opens(SignInMethod.OIDC);
    }

    /** Whether the form is the emergency one for administrators, for when directories fail. */
    public boolean isBreakGlass() {
        return isLocal() && signInSettings.isLocalForAdministrators();
    }

    public boolean isLocalForAdministrators() {
        return signInSettings.isLocalForAdministrators();
    }

    /** Whether there is a link to the form for local passwords. */
    public boolean isOffersLocal() {
        return signInSettings.opens(SignInMethod.LOCAL) && !isLocal();
    }

    /** Whether there is a link back to the usual ways. */
    public boolean isOffersUsual() {
        return isLocal() && (signInSettings.isLocalForAdministrators() || signInSettings.opens(SignInMethod.LDAP));
    }

    /** The parameter that keeps the choice of the form when it is posted. */
    public String way() {
        return isLocal() ? LOCAL : "";
    }

    public String oidcLabel() {
        return openId.label();
    }

    /** The label of the directory's password; empty without one. */
    public String ldapLabel() {
        return isByLdap() ? ldap.label().orElse("") : "";
    }

    public String oidcAddress() {
        return address("/sign-in/oidc", "");
    }

    /** The address for signing in at the provider with another login there. */
    public String afreshAddress() {
        return address("/sign-in/oidc", "afresh=1");
    }

    public String localAddress() {
        return address("/sign-in", "way=" + LOCAL);
    }

    public String usualAddress() {
        return address("/sign-in", "");
    }

    /** Why a person whom the provider sent was refused; empty if nobody was. */
    public String whyNot() {
        String code = request.getParameter("not");
        return code == null || request.getMethod().equals("POST")
                ? ""
                : SignInDenialReason.of(code)
                        .map(why -> new Texts(currentUser.locale()).get("signIn.not." + why.code()))
                        .orElse("");
    }

    private String address(String path, String query) {
        String back = ReturnUrl.page(request.getParameter("return"))
                .map(page -> "return=" + URLEncoder.encode(page, StandardCharsets.UTF_8))
                .orElse("");
        String all = back.isEmpty() || query.isEmpty() ? back + query : back + "&" + query;
        return currentUser.root() + path + (all.isEmpty() ? "" : "?" + all);
    }
}
