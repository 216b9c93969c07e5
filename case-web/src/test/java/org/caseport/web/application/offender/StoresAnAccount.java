package org.caseport.web.application.offender;

import org.caseport.domain.account.Account;
import org.caseport.domain.account.Accounts;

final class StoresAnAccount {

    void store(Accounts accounts, Account account) {
        accounts.add(account);
    }
}
