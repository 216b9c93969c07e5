package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Occasion;
import org.caseport.web.application.PortalAddress;
import org.caseport.web.application.notice.WatchingMail;
import org.caseport.web.demo.DemoMode;
import org.caseport.web.mail.DemoLetters;
import org.caseport.web.mail.MailSettings;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/** Backs {@code admin/mail.xhtml}: waiting and failed mails, suppressed addresses, and the mails of a demo. */
@Named
@RequestScoped
public class MailPage {

    @Inject
    WatchingMail watching;

    @Inject
    MailSettings settings;

    @Inject
    PortalAddress portal;

    @Inject
    DemoMode demo;

    @Inject
    DemoLetters letters;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private WatchingMail.@Nullable Mail mail;

    public WatchingMail.Mail mail() {
        if (mail == null) {
            mail = watching.look(currentUser.administrator());
        }
        return mail;
    }

    /** Whether no mail is sent, as the operator has configured no mail server. */
    public boolean isWithoutServer() {
        return !settings.isSet();
    }

    public boolean isOnlyShown() {
        return isWithoutServer() && demo.isOn();
    }

    public boolean isWithoutLinks() {
        return portal.base().isEmpty();
    }

    public String server() {
        return settings.host().orElse("");
    }

    public String from() {
        return settings.from();
    }

    public List<DemoLetters.Kept> letters() {
        return letters.all();
    }

    public String occasion(Delivery delivery) {
        return Occasion.of(delivery.notice())
                .map(labels::of)
                .orElse(delivery.notice().kind());
    }

    public String trouble(Delivery delivery) {
        return delivery.trouble() == null ? "" : labels.of(delivery.trouble());
    }

    public void sendAgain() {
        String account = parameter("account");
        String number = parameter("number");
        if (account.matches("[0-9]{12}") && number.matches("[0-9]{1,18}")) {
            watching.sendAgain(
                    currentUser.administrator(),
                    new AccountId(account),
                    Long.parseLong(number),
                    parameter("recipient"));
        }
        back();
    }

    public void sendAllAgain() {
        watching.sendAllAgain(currentUser.administrator());
        back();
    }

    public void hurry() {
        watching.hurry(currentUser.administrator());
        back();
    }

    public void lift() {
        watching.lift(currentUser.administrator(), parameter("address"));
        back();
    }

    private String parameter(String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private void back() {
        Redirects.to(currentUser.root() + "/admin/mail");
    }
}
