package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.caseport.web.mail.DemoMailbox;
import org.caseport.web.mail.MailMessage;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/** Backs {@code admin/letter.xhtml}: a mail of a demo without a mail server. */
@Named
@RequestScoped
public class DemoMailPage {

    @Inject
    DemoMailbox letters;

    @Inject
    HttpServletRequest request;

    private DemoMailbox.@Nullable Kept kept;

    /** Finds the mail, or answers 404. */
    public void open() {
        kept = find(letters, request.getParameter("number")).orElse(null);
        if (kept == null) {
            Redirects.notFound();
        }
    }

    public boolean isThere() {
        return kept != null;
    }

    public long number() {
        return kept().number();
    }

    public MailMessage letter() {
        return kept().letter();
    }

    private DemoMailbox.Kept kept() {
        if (kept == null) {
            throw new IllegalStateException("no letter was opened");
        }
        return kept;
    }

    static Optional<DemoMailbox.Kept> find(DemoMailbox letters, @Nullable String number) {
        return number != null && number.matches("[0-9]{1,18}")
                ? letters.find(Long.parseLong(number))
                : Optional.empty();
    }
}
