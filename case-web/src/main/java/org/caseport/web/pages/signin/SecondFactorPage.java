package org.caseport.web.pages.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Person;
import org.caseport.web.application.factor.ManagingSecondFactor;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Redirects;
import org.caseport.web.security.access.ReturnUrl;
import org.caseport.web.security.signin.SignInFlow;
import org.caseport.web.security.signin.SignInOutcome;
import org.caseport.web.text.Texts;
import org.caseport.web.text.TimeFormatter;
import org.jspecify.annotations.Nullable;

/** Backs {@code sign-in/code.xhtml}, the step after the password: entering a code, or setting up a second factor. */
@Named
@RequestScoped
public class SecondFactorPage {

    private static final String PATH = "/sign-in/code";
    private static final String FAILED = "failed";

    @Inject
    SignInFlow signInFlow;

    @Inject
    ManagingSecondFactor managing;

    @Inject
    CurrentUser currentUser;

    @Inject
    HttpServletRequest request;

    private boolean asked;
    private @Nullable Person person;
    private @Nullable Boolean settingUp;
    private @Nullable FactorSetupView setup;
    private List<String> codes = List.of();
    private String error = "";

    static String address(String root, String returnTo) {
        return root + PATH + query(returnTo, "?");
    }

    private static String query(String returnTo, String before) {
        return returnTo.isEmpty() ? "" : before + "return=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8);
    }

    private Optional<Person> person() {
        if (!asked) {
            asked = true;
            person = signInFlow.halfway(request).orElse(null);
        }
        return Optional.ofNullable(person);
    }

    /**
     * Redirects visitors who are signed in already to their page, and those without a recent password to the sign-in
     * page.
     */
    public void enter() {
        if (!codes.isEmpty()) {
            return;
        }
        if (currentUser.isSignedIn()) {
            Redirects.to(onwards());
        } else if (person().isEmpty()) {
            Redirects.to(currentUser.root() + "/sign-in?late=1" + query(returnTo(), "&"));
        } else if (request.getMethod().equals("GET") && request.getParameter(FAILED) != null) {
            Duration left = signInFlow.left(person().get());
            Texts texts = new Texts(currentUser.locale());
            error = left.isZero() ? texts.get("signIn.code.wrong") : texts.get("signIn.code.wait", wait(texts, left));
        }
    }

    public boolean isHalfway() {
        return person().isPresent();
    }

    /** Whether the person must set up a second factor now. */
    public boolean isSettingUp() {
        if (settingUp == null) {
            settingUp = person().isPresent() && managing.of(person().get()).isEmpty();
        }
        return settingUp;
    }

    public boolean isPossible() {
        return managing.isSetUp();
    }

    public FactorSetupView setup() {
        if (setup == null) {
            Person whom = person().orElseThrow(() -> new IllegalStateException("nobody is on the way in"));
            String name = new Texts(currentUser.locale()).get("frame.brand");
            setup = FactorSetupView.of(
                    managing.again(whom, name, posted("sealed")).orElseGet(() -> managing.begin(whom, name)));
        }
        return setup;
    }

    public void confirm() {
        SignInOutcome outcome = signInFlow.enter(posted("code"), request, Redirects.response());
        if (outcome instanceof SignInOutcome.SignedIn) {
            Redirects.to(onwards());
        } else if (outcome instanceof SignInOutcome.TooManyAttempts) {
            error = error(outcome, "signIn.code.wrong");
        } else {
            // Redirects, as the browser would otherwise offer to send the code again on coming back.
            Redirects.to(currentUser.root() + PATH + "?" + FAILED + "=1" + query(returnTo(), "&"));
        }
    }

    public void enrol() {
        ManagingSecondFactor.Outcome[] heard = new ManagingSecondFactor.Outcome[1];
        SignInOutcome outcome = signInFlow.enrol(
                posted("sealed"), posted("code"), request, Redirects.response(), enrolled -> heard[0] = enrolled);
        if (outcome instanceof SignInOutcome.SignedIn && heard[0] instanceof ManagingSecondFactor.Outcome.On on) {
            codes = on.recoveryCodes();
        } else {
            error = error(
                    outcome,
                    heard[0] instanceof ManagingSecondFactor.Outcome.Expired
                            ? "account.factor.expired"
                            : "account.factor.wrongCode");
        }
    }

    private String error(SignInOutcome outcome, String wrong) {
        Texts texts = new Texts(currentUser.locale());
        if (outcome instanceof SignInOutcome.Wait wait) {
            return texts.get("signIn.code.wait", wait(texts, wait.left()));
        }
        if (outcome instanceof SignInOutcome.TooManyAttempts crowded) {
            Redirects.tooMany(crowded.left());
            return texts.get("signIn.error.crowded", wait(texts, crowded.left()));
        }
        return texts.get(wrong);
    }

    private String wait(Texts texts, Duration left) {
        return new TimeFormatter(texts, currentUser.zone()).wait(left);
    }

    private String posted(String name) {
        String value = request.getParameter(name);
        return value == null || !request.getMethod().equals("POST") ? "" : value;
    }

    /** The new recovery codes, which are shown once; otherwise empty. */
    public List<String> codes() {
        return codes;
    }

    public String error() {
        return error;
    }

    public String returnTo() {
        return ReturnUrl.page(request.getParameter("return")).orElse("");
    }

    /** The address of the page that the person wanted. */
    public String onwards() {
        return returnTo().isEmpty() ? currentUser.root() + "/" : returnTo();
    }

    /** The address of the sign-in page, for signing in as another person. */
    public String backAddress() {
        return currentUser.root() + "/sign-in" + query(returnTo(), "?");
    }
}
