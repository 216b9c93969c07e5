package org.caseport.web.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.search.AccountSearch;
import org.caseport.domain.search.NameCursor;
import org.caseport.web.application.account.FindingAccounts;
import org.caseport.web.fakes.http.FakeRequest;
import org.caseport.web.pages.PageInjector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonChoicesTest {

    @Test
    void accounts_are_listed_as_long_as_a_list_can_be_read_and_beyond_that_one_is_typed() {
        assertThat(choices(PersonChoices.MOST_ACCOUNTS).isFewAccounts()).isTrue();
        assertThat(choices(PersonChoices.MOST_ACCOUNTS).accounts()).hasSize(PersonChoices.MOST_ACCOUNTS);
        assertThat(choices(100_000).isFewAccounts()).isFalse();
    }

    private static PersonChoices choices(int accounts) {
        FindingAccounts finding = new FindingAccounts() {
            @Override
            public List<AccountSearch.Found> find(
                    Administrator by, AccountSearch.Filter filter, @Nullable NameCursor after, int most) {
                return IntStream.range(0, Math.min(accounts, most))
                        .mapToObj(number -> new AccountSearch.Found(account(number), new NameCursor(0, "", "")))
                        .toList();
            }
        };
        FakeRequest request = FakeRequest.get("/admin/invite").by(PageInjector.tomasz("en", ZoneOffset.UTC));
        return PageInjector.answering(request)
                .with(FindingAccounts.class, finding)
                .fill(new PersonChoices());
    }

    private static Account account(int number) {
        return new Account(
                new AccountId(String.format("%012d", number)),
                "Account " + number,
                "DE",
                null,
                ZoneOffset.UTC,
                new SupportPlan("basic"),
                false,
                null);
    }
}
