package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.caseport.domain.desk.Queue;
import org.caseport.web.frame.RequestPaths;
import org.caseport.web.text.Languages;

/** The view of the queue that was used last in this browser, in a cookie: the queue opens with it. */
@RequestScoped
public class LastQueueView {

    static final String COOKIE = "caseport-view";

    @Inject
    HttpServletRequest request;

    /** The view used last; {@link Queue.View#CAN_TAKE} if there is none. */
    Queue.View view() {
        return QueueParameters.tab(Languages.cookie(request, COOKIE)).orElse(Queue.View.CAN_TAKE);
    }

    /** Remembers a view that has a tab. */
    void remember(Queue.View view, HttpServletResponse response) {
        if (!QueueParameters.TABS.contains(view)
                || view == view()
                || RequestPaths.isUnattended(request)
                || response.isCommitted()) {
            return;
        }
        Cookie cookie = new Cookie(COOKIE, view.code());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(RequestPaths.isEncrypted(request));
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
        response.addCookie(cookie);
    }
}
