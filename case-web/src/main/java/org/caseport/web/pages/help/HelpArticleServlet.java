package org.caseport.web.pages.help;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.HelpArticle;

/** Shows the help page with the article that the address names, or answers 404. */
@WebServlet(HelpArticle.FOLDER + "/*")
public class HelpArticleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Catalog catalog;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<HelpArticle> article = catalog.articleAt(HelpArticle.FOLDER + request.getPathInfo());
        if (article.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        request.setAttribute(HelpPage.ARTICLE, article.get());
        request.getRequestDispatcher(HelpArticle.FOLDER).forward(request, response);
    }
}
