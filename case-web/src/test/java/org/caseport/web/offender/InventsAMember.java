package org.caseport.web.offender;

import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;

final class InventsAMember {

    Member member = new Member(new PersonId("x"), "X", "x@x.example", new AccountId("111111111111"));
}
