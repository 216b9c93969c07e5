package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.web.application.privacy.ErasingPeople;
import org.caseport.web.application.privacy.FinishingErasures;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/** Backs {@code admin/erase.xhtml}: explains what is deleted and what remains before a person is erased. */
@Named
@RequestScoped
public class ErasePage {

    @Inject
    ErasingPeople erasing;

    @Inject
    FinishingErasures finishing;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private ErasingPeople.@Nullable Candidate candidate;
    private boolean unsure;

    /** Answers 404 when the address names no person. */
    public void open() {
        if (!isThere()) {
            Redirects.notFound();
        }
    }

    public boolean isThere() {
        if (candidate == null) {
            candidate = asked().flatMap(id -> erasing.candidate(currentUser.administrator(), id))
                    .orElse(null);
        }
        return candidate != null;
    }

    private Optional<PersonId> asked() {
        String id = request.getParameter("person");
        return id != null && PersonId.isId(id) ? Optional.of(new PersonId(id)) : Optional.empty();
    }

    private ErasingPeople.Candidate candidate() {
        if (!isThere() || candidate == null) {
            throw new IllegalStateException("the address names nobody");
        }
        return candidate;
    }

    public Person person() {
        return candidate().person();
    }

    /** Why the person can't be erased now, and what has to be done first; empty when nothing prevents it. */
    public String objection() {
        ErasingPeople.Outcome.Why why = candidate().why();
        return why == null ? "" : labels.of(why);
    }

    /** What happens to the person's open cases, and how many there are. */
    public String openCases() {
        int many = candidate().openCases();
        return many == 0
                ? labels.format("erase.open.none")
                : many >= ErasingPeople.COUNTED
                        ? labels.format("erase.open.many", ErasingPeople.COUNTED)
                        : labels.format("erase.open", many);
    }

    /** Whether the person has open cases. */
    public boolean isOpened() {
        return candidate().openCases() > 0;
    }

    public boolean isMember() {
        return person().account() != null;
    }

    /** Whether erasing the texts was chosen, when the page is shown again. */
    public boolean isTexts() {
        return request.getParameter("texts") != null;
    }

    /** Whether it was not confirmed that the person asked for it. */
    public boolean isUnsure() {
        return unsure;
    }

    public void erase() {
        if (request.getParameter("sure") == null) {
            unsure = true;
            return;
        }
        ErasingPeople.Outcome answer = asked().map(id -> finishing.erase(currentUser.administrator(), id, isTexts()))
                .orElseGet(ErasingPeople.Outcome.NoSuchPerson::new);
        if (answer instanceof ErasingPeople.Outcome.Begun begun) {
            boolean more = finishing.isUnfinished(begun.erasure().person());
            Redirects.to(currentUser.root() + "/admin/people?done=" + (more ? "erasing" : "erased"));
        }
        // A person who is gone is answered with 404, and an objection is shown.
        candidate = null;
    }
}
