package org.caseport.web.demo;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.draft.DraftFields;

/**
 * A case of a demo account with its history.
 *
 * @param member the sign-in name of the member who opened it and writes for the customer
 * @param agent the sign-in name of the agent
 * @param draft the fields, as the wizard would have saved them
 * @param files the attachments of the description
 * @param chat what was said in a chat, before the history; empty for none
 */
record DemoCase(
        AccountId account,
        String member,
        String agent,
        Instant openedAt,
        DraftFields draft,
        List<DemoFile> files,
        List<DemoAct> history,
        List<DemoCall> calls,
        List<DemoSaid> chat) {

    DemoCase {
        files = List.copyOf(files);
        history = List.copyOf(history);
        calls = List.copyOf(calls);
        chat = List.copyOf(chat);
    }
}
