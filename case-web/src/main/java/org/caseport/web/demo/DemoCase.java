package org.caseport.web.demo;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.draft.DraftFields;

/**
 * A case of a demo account and what became of it.
 *
 * @param member the sign-in name of whoever opened it and speaks for the customer
 * @param agent the sign-in name of whoever acts for support
 * @param draft everything that was typed and chosen, as the wizard would have saved it
 * @param files what was attached to the description
 */
record DemoCase(
        AccountId account,
        String member,
        String agent,
        Instant openedAt,
        DraftFields draft,
        List<DemoFile> files,
        List<DemoAct> history) {

    DemoCase {
        files = List.copyOf(files);
        history = List.copyOf(history);
    }
}
