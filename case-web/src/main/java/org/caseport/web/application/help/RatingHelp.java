package org.caseport.web.application.help;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.HelpArticle;

/** Counts whether help articles helped, as their readers say. Answers are counted only, and belong to no person. */
@ApplicationScoped
public class RatingHelp {

    @Inject
    Catalog catalog;

    @Inject
    Event<Rated> rated;

    @Inject
    Event<Solved> solved;

    /**
     * Counts the answer to whether an article was helpful.
     *
     * @return the article; empty if there is none of this name
     */
    public Optional<HelpArticle> rate(String slug, boolean helpful) {
        Optional<HelpArticle> article = catalog.articleAt(HelpArticle.FOLDER + "/" + slug);
        article.ifPresent(found -> rated.fire(new Rated(found.slug(), helpful)));
        return article;
    }

    /** Counts a draft that its author discards because help has solved the problem. */
    public void solved() {
        solved.fire(new Solved());
    }

    /** A reader has said whether an article was helpful. */
    public record Rated(String slug, boolean helpful) {}

    /** A draft has become unnecessary. */
    public record Solved() {}
}
