package org.caseport.web.pages;

import java.time.ZoneId;
import java.util.Set;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.web.Injector;
import org.caseport.web.fakes.http.FakeRequest;

/** Fills beans of pages as the container does while it answers a request: with the request, its user, and texts. */
public final class PageInjector {

    public static final Administrator TOMASZ = new Administrator(new PersonId("tomasz"), "Tomasz Nowak");

    private PageInjector() {}

    /** An injector for the pages that answer this request, which offers them these objects too. */
    public static Injector answering(FakeRequest request, Object... more) {
        Injector injector = new Injector().with(request).with(more);
        injector.with(injector.fill(new CurrentUser()));
        return injector.with(injector.fill(new Labels()));
    }

    /** An administrator of the portal who reads pages in this language and time zone. */
    public static Person tomasz(String language, ZoneId zone) {
        return new Person(
                TOMASZ.id(),
                "tomasz@a.example",
                TOMASZ.name(),
                Set.of(Role.ADMINISTRATOR),
                null,
                language,
                null,
                Set.of(),
                null,
                zone);
    }
}
