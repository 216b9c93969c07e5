package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.caseport.domain.factor.SecondFactors;
import org.caseport.web.application.KeepingSecondFactor;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/** Backs {@code admin/people.xhtml}: who has a second factor, and taking one away that was lost. */
@Named
@RequestScoped
public class PeoplePage {

    private static final int LONGEST_TEXT = 100;

    @Inject
    KeepingSecondFactor keeping;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private @Nullable List<SecondFactors.Holder> people;

    public List<SecondFactors.Holder> people() {
        if (people == null) {
            people = keeping.people(currentUser.administrator(), text());
        }
        return people;
    }

    public String text() {
        String text = request.getParameter("text");
        return text == null ? "" : text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    /** Whether there may be more people than are shown. */
    public boolean isFull() {
        return people().size() >= KeepingSecondFactor.SHOWN;
    }

    public String full() {
        return labels.format("adminPeople.full", KeepingSecondFactor.SHOWN);
    }

    public void reset() {
        String person = request.getParameter("person");
        boolean done = people().stream()
                .map(holder -> holder.person().id())
                .filter(id -> id.value().equals(person))
                .anyMatch(id -> keeping.reset(currentUser.administrator(), id));
        Redirects.to(currentUser.root() + "/admin/people?text=" + URLEncoder.encode(text(), StandardCharsets.UTF_8)
                + (done ? "&done=1" : ""));
    }

    public boolean isDone() {
        return request.getParameter("done") != null;
    }
}
