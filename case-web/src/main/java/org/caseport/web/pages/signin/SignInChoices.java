package org.caseport.web.pages.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.caseport.web.directory.LdapSettings;
import org.caseport.web.directory.OpenIdSettings;
import org.caseport.web.directory.SignInWay;
import org.caseport.web.directory.SignInWays;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.security.access.ReturnAddress;
import org.caseport.web.security.admission.RejectionReason;
import org.caseport.web.text.Texts;

/** Which ways in the sign-in page shows. The form is the directory's where there is one, and ours where asked for. */
@Named
@RequestScoped
public class SignInChoices {

    private static final String LOCAL = "local";

    @Inject
    SignInWays ways;

    @Inject
    OpenIdSettings openId;

    @Inject
    LdapSettings ldap;

    @Inject
    CurrentUser currentUser;

    @Inject
    HttpServletRequest request;

    /** Whether there is a form for a password, whoever knows it. */
    public boolean isForm() {
        return isLocal() || isByLdap();
    }

    /** Whether the form is for a password of ours. */
    public boolean isLocal() {
        boolean usual = !ways.opens(SignInWay.LDAP) && !ways.isLocalForAdministrators();
        return ways.opens(SignInWay.LOCAL) && (usual || LOCAL.equals(request.getParameter("way")));
    }

    /** Whether the form is for the password that the directory knows. */
    public boolean isByLdap() {
        return ways.opens(SignInWay.LDAP) && !isLocal();
    }

    public boolean isByOidc() {
        return ways.opens(SignInWay.OIDC);
    }

    /** Whether the form is the one for when directories fail. */
    public boolean isBreakGlass() {
        return isLocal() && ways.isLocalForAdministrators();
    }

    public boolean isLocalForAdministrators() {
        return ways.isLocalForAdministrators();
    }

    /** Whether passwords of ours are a link away. */
    public boolean isOffersLocal() {
        return ways.opens(SignInWay.LOCAL) && !isLocal();
    }

    /** Whether the usual ways are a link away. */
    public boolean isOffersUsual() {
        return isLocal() && (ways.isLocalForAdministrators() || ways.opens(SignInWay.LDAP));
    }

    /** What the form sends along, to be the same one when it comes back. */
    public String way() {
        return isLocal() ? LOCAL : "";
    }

    public String oidcLabel() {
        return openId.label();
    }

    /** What the directory's password is called; empty where it has no name. */
    public String ldapLabel() {
        return isByLdap() ? ldap.label().orElse("") : "";
    }

    public String oidcAddress() {
        return address("/sign-in/oidc", "");
    }

    /** To the provider, which asks again who it is. */
    public String afreshAddress() {
        return address("/sign-in/oidc", "afresh=1");
    }

    public String localAddress() {
        return address("/sign-in", "way=" + LOCAL);
    }

    public String usualAddress() {
        return address("/sign-in", "");
    }

    /** Why somebody whom the provider sent is not in; empty where nobody was turned away. */
    public String whyNot() {
        String code = request.getParameter("not");
        return code == null || request.getMethod().equals("POST")
                ? ""
                : RejectionReason.of(code)
                        .map(why -> new Texts(currentUser.locale()).get("signIn.not." + why.code()))
                        .orElse("");
    }

    private String address(String path, String query) {
        String back = ReturnAddress.page(request.getParameter("return"))
                .map(page -> "return=" + URLEncoder.encode(page, StandardCharsets.UTF_8))
                .orElse("");
        String all = back.isEmpty() || query.isEmpty() ? back + query : back + "&" + query;
        return currentUser.root() + path + (all.isEmpty() ? "" : "?" + all);
    }
}
