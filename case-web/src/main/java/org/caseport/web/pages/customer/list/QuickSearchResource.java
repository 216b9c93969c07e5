package org.caseport.web.pages.customer.list;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caseport.domain.account.Grant;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.HelpArticle;
import org.caseport.domain.search.CaseSearch.Filter;
import org.caseport.domain.search.CaseSearch.Found;
import org.caseport.domain.search.CaseSearch.Order;
import org.caseport.domain.search.CaseSearch.Sort;
import org.caseport.domain.text.BlankText;
import org.caseport.web.application.cases.FindingCases;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.customer.conversation.CasePage;

/** Answers the search box of every page while somebody types: the best few cases and help articles. */
@Path("quick")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class QuickSearchResource {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final int MOST_CASES = 5;
    private static final int MOST_ARTICLES = 3;
    private static final int LONGEST = 300;

    @Inject
    FindingCases findingCases;

    @Inject
    Catalog catalog;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    /**
     * Hits in groups, and how many cases and articles there are among them: {@code {"hits": [{"group", "title", "more",
     * "address"}], "found": 2}}.
     */
    @GET
    public Response find(@QueryParam("q") @DefaultValue("") String typed) {
        String text = BlankText.strip(typed);
        JsonArrayBuilder hits = JSON.createArrayBuilder();
        int found = 0;
        if (!text.isEmpty() && text.length() <= LONGEST) {
            List<CaseSummary> cases = cases(text);
            List<HelpArticle> articles = articles(text);
            cases.forEach(one -> hits.add(hit(
                    "quick.cases",
                    labels.title(one),
                    labels.format("quick.case", one.displayId(), labels.of(one.status())),
                    CasePage.address(one.id()))));
            articles.forEach(
                    article -> hits.add(hit("quick.articles", labels.of(article.title()), "", article.address())));
            found = cases.size() + articles.size();
        }
        if (user.member().may(Grant.OPEN_CASES)) {
            hits.add(hit("quick.more", labels.format("frame.createCase"), "", "/cases/create"));
        }
        return Response.ok(JSON.createObjectBuilder()
                        .add("hits", hits)
                        .add("found", found)
                        .build())
                .build();
    }

    private JsonObject hit(String group, String title, String more, String address) {
        return JSON.createObjectBuilder()
                .add("group", labels.format(group))
                .add("title", title)
                .add("more", more)
                .add("address", user.root() + address)
                .build();
    }

    private List<CaseSummary> cases(String text) {
        Filter any = new Filter(text, EnumSet.allOf(CaseStatus.class), null, null, null, Instant.EPOCH, null);
        return findingCases.find(user.member(), any, new Order(Sort.LAST_ACTIVITY, true), null, MOST_CASES).stream()
                .map(Found::summary)
                .toList();
    }

    /** Articles whose title has all the words. */
    private List<HelpArticle> articles(String text) {
        List<String> words = Arrays.asList(text.toLowerCase(Locale.ROOT).split("\\s+"));
        return catalog.articles().stream()
                .filter(article -> {
                    String title = labels.of(article.title()).toLowerCase(Locale.ROOT);
                    return words.stream().allMatch(title::contains);
                })
                .limit(MOST_ARTICLES)
                .toList();
    }
}
