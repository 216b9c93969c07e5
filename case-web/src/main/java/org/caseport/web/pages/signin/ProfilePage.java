package org.caseport.web.pages.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.SignIn;
import org.caseport.domain.call.AgentPhones;
import org.caseport.domain.factor.SecondFactor;
import org.caseport.domain.notice.MailTopic;
import org.caseport.policy.sla.TimeZones;
import org.caseport.web.application.call.ChoosingPhones;
import org.caseport.web.application.factor.ManagingSecondFactor;
import org.caseport.web.application.notice.ChoosingMailPreferences;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FieldProblems;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.pages.Redirects;
import org.caseport.web.security.session.AuthenticatedPerson;
import org.caseport.web.security.session.ManagingSignIns;
import org.caseport.web.security.session.UserPrincipal;
import org.caseport.web.security.signin.ChangingCredentials;
import org.caseport.web.security.signin.ChangingCredentials.Changing;
import org.caseport.web.security.signin.SecondFactorStep;
import org.caseport.web.text.Languages;
import org.caseport.web.text.Texts;
import org.caseport.web.text.TimeFormatter;
import org.jspecify.annotations.Nullable;

/** Backs {@code account.xhtml}: the person's language, time zone, phone, password, second factor and sign-ins. */
@Named
@RequestScoped
public class ProfilePage {

    private static final String PATH = "/account";
    private static final String PHONE = "phone";

    @Inject
    ChangingCredentials changingCredentials;

    @Inject
    ManagingSecondFactor managingSecondFactor;

    @Inject
    ChoosingMailPreferences mail;

    @Inject
    ChoosingPhones phones;

    @Inject
    SecondFactorStep secondFactorStep;

    @Inject
    ManagingSignIns managingSignIns;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private final FieldProblems problems = new FieldProblems();
    private boolean asked;
    private @Nullable SecondFactor factor;
    private @Nullable FactorSetupView setup;
    private List<String> codes = List.of();
    private String error = "";
    private String at = "";

    // ---- language, time zone and mails

    /** The text in a field of the form with the language, the time zone and the phone. */
    public String field(String name) {
        if (problems.any()) {
            return posted(name);
        }
        if (name.equals(PHONE)) {
            return phones.of(person());
        }
        if (name.equals("language")) {
            return person().language() == null ? "" : person().language();
        }
        return person().zone() == null ? "" : person().zone().getId();
    }

    /** Nothing can be wrong with what is chosen from a list; what is not on it is taken as no choice. */
    public FieldProblems problems() {
        return problems;
    }

    /** Whether the person makes calls by a telephone system. */
    public boolean isCalling() {
        return phones.isOffered(person());
    }

    public List<Option> languages() {
        return Languages.SPOKEN.stream()
                .map(Locale::forLanguageTag)
                .map(spoken -> new Option(spoken.getLanguage(), spoken.getDisplayLanguage(spoken)))
                .toList();
    }

    /** All time zones, those of the account's country first. */
    public List<Option> zones() {
        String country = currentUser.isMember() ? currentUser.account().country() : "";
        return TimeZones.from(country).stream()
                .map(name -> new Option(name, name))
                .toList();
    }

    public void savePreferences() {
        if (isCalling() && !phones.choose(person(), posted(PHONE))) {
            problems.add(PHONE, labels.format("account.phone.wrong", AgentPhones.LONGEST));
            return;
        }
        String language = posted("language");
        String zone = posted("zone");
        managingSignIns.choose(
                person(),
                Languages.isSpoken(language) ? language : null,
                TimeZones.isOne(zone) ? ZoneId.of(zone) : null);
        Set<String> wanted = postedMails();
        mail.choose(
                person(),
                mail.offered(person()).stream()
                        .filter(topic -> wanted.contains(topic.name()))
                        .collect(Collectors.toSet()));
        back("preferences");
    }

    private Set<String> postedMails() {
        return Set.copyOf(Arrays.asList(
                Optional.ofNullable(request.getParameterValues("mail")).orElse(new String[0])));
    }

    /** What the person can get e-mails about. */
    public List<MailTopic> mailTopics() {
        return List.copyOf(mail.offered(person()));
    }

    public boolean isMailed(MailTopic topic) {
        return problems.any()
                ? postedMails().contains(topic.name())
                : mail.chosen(person()).contains(topic);
    }

    // ---- the password

    public boolean isLocal() {
        return changingCredentials.isLocal(person());
    }

    public int shortestPassword() {
        return ChangingCredentials.SHORTEST_PASSWORD;
    }

    public void changePassword() {
        said("password", changingCredentials.changePassword(here(), posted("password"), posted("chosen")));
    }

    // ---- the second factor

    public boolean isOn() {
        return factor().isPresent();
    }

    public String since() {
        return factor().map(on -> labels.shortly(on.since())).orElse("");
    }

    public int codesLeft() {
        return managingSecondFactor.codesLeft(person());
    }

    /** Whether the person's role requires a second factor. */
    public boolean isRequired() {
        return secondFactorStep.isRequiredOf(person());
    }

    public boolean isPossible() {
        return managingSecondFactor.isSetUp();
    }

    /** Whether the person has begun to set up the second factor. */
    public boolean isSettingUp() {
        return !isOn() && isPossible() && request.getParameter("setup") != null;
    }

    public FactorSetupView setup() {
        if (setup == null) {
            String name = labels.format("frame.brand");
            setup = FactorSetupView.of(managingSecondFactor
                    .again(person(), name, posted("sealed"))
                    .orElseGet(() -> managingSecondFactor.begin(person(), name)));
        }
        return setup;
    }

    public void turnOn() {
        said("setup", changingCredentials.turnOn(person(), posted("password"), posted("sealed"), posted("code")));
    }

    public void turnOff() {
        said("off", changingCredentials.turnOff(person(), posted("password"), posted("code")));
    }

    public void renewCodes() {
        said("codes", changingCredentials.renewCodes(person(), posted("password"), posted("code")));
    }

    // ---- sign-ins

    public List<SignIn> signIns() {
        return managingSignIns.signInsOf(person());
    }

    public String device(SignIn signIn) {
        return labels.of(managingSignIns.deviceOf(signIn));
    }

    /** Ends another sign-in of the person. */
    public void endOne() {
        String id = posted("signIn");
        boolean other = managingSignIns.signInsOf(person()).stream()
                .anyMatch(signIn -> signIn.id().equals(id) && !isHere(signIn));
        back(other && managingSignIns.endOne(person().id(), person(), id) ? "one" : "");
    }

    public boolean isHere(SignIn signIn) {
        return signIn.tokenHash().equals(here().tokenHash());
    }

    public void endOthers() {
        managingSignIns.endOthers(here());
        back("others");
    }

    // ---- results

    private void said(String act, Changing outcome) {
        at = act;
        asked = false;
        if (outcome instanceof Changing.Done) {
            back(act);
        } else if (outcome instanceof Changing.Codes renewed) {
            codes = renewed.codes();
        } else if (outcome instanceof Changing.Wait wait) {
            Texts texts = new Texts(currentUser.locale());
            error = labels.format("account.error.wait", new TimeFormatter(texts, currentUser.zone()).wait(wait.left()));
        } else if (outcome instanceof Changing.BadPassword bad) {
            error = labels.format("PasswordFlaw.LENGTH", bad.shortest());
        } else if (outcome instanceof Changing.SamePassword) {
            error = labels.format("account.error.same");
        } else if (outcome instanceof Changing.Impossible) {
            error = labels.format(act.equals("off") ? "account.error.required" : "account.factor.expired");
        } else {
            error = labels.format(act.equals("password") ? "account.error.password" : "account.error.wrong");
        }
    }

    private void back(String done) {
        Redirects.to(currentUser.root() + PATH + (done.isEmpty() ? "" : "?done=" + done));
    }

    /** Which act was just done. */
    public boolean isDone(String act) {
        return act.equals(request.getParameter("done")) && request.getMethod().equals("GET");
    }

    public String error() {
        return error;
    }

    /** Whether this act has just failed. */
    public boolean isAt(String act) {
        return !error.isEmpty() && at.equals(act);
    }

    /** The field that the error is about. */
    public String faulty() {
        return at.equals("password") && !error.equals(labels.format("account.error.password"))
                ? "chosen"
                : at + "Password";
    }

    /** The new recovery codes, which are shown once; otherwise empty. */
    public List<String> codes() {
        return codes;
    }

    private Optional<SecondFactor> factor() {
        if (!asked) {
            asked = true;
            factor = managingSecondFactor.of(person()).orElse(null);
        }
        return Optional.ofNullable(factor);
    }

    private Person person() {
        return currentUser.person();
    }

    private UserPrincipal here() {
        return AuthenticatedPerson.signedIn(request)
                .orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    private String posted(String name) {
        String value = request.getParameter(name);
        return value == null || !request.getMethod().equals("POST") ? "" : value;
    }
}
