package org.caseport.web.pages.offender;

import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.Visibility;

final class SeesAsSupport {

    Visibility visibility = Visibility.ofSupport(new AccountId("111111111111"));
}
