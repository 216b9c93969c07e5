package org.caseport.web.pages.help;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.HelpArticle;
import org.caseport.domain.catalog.Service;
import org.caseport.web.pages.Labels;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Backs {@code help.xhtml}: one help article, or the list of all by subject. */
@Named
@RequestScoped
public class HelpPage {

    /** The request attribute with the article. */
    static final String ARTICLE = HelpPage.class.getName() + ".article";

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    @Inject
    HttpServletRequest request;

    @Inject
    Catalog catalog;

    @Inject
    Labels labels;

    /** The part of the page that the address asks for. */
    public String part() {
        return article().isPresent() ? "article" : "index";
    }

    public String title() {
        return article().map(article -> labels.of(article.title())).orElseGet(() -> labels.format("help.title"));
    }

    /** The article's text as HTML, without its title. */
    public String html() {
        return article()
                .map(article -> RENDERER.render(PARSER.parse(labels.of(article.text()))))
                .orElse("");
    }

    /** Where the answer goes whether the article was helpful; below {@code /data}. */
    public String ratingAddress() {
        return article().map(article -> "/data" + article.address()).orElse("");
    }

    /** The services, each with the articles to which its categories link. */
    public List<Subject> subjects() {
        return catalog.services().stream()
                .map(service -> new Subject(labels.of(service.name()), articles(service)))
                .filter(subject -> !subject.articles().isEmpty())
                .toList();
    }

    private List<HelpArticle> articles(Service service) {
        return service.categories().stream()
                .flatMap(category -> category.links().stream())
                .flatMap(link -> catalog.articleAt(link.address()).stream())
                .distinct()
                .toList();
    }

    private Optional<HelpArticle> article() {
        return request.getAttribute(ARTICLE) instanceof HelpArticle article ? Optional.of(article) : Optional.empty();
    }

    /** The articles about a service, with the name that the wizard uses. */
    public record Subject(String name, List<HelpArticle> articles) {}
}
