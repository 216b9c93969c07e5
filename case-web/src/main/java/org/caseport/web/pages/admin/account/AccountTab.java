package org.caseport.web.pages.admin.account;

import java.util.Locale;

/** The tabs of an account, in their order. Their labels are in the bundle. */
public enum AccountTab {
    DETAILS,
    PLAN,
    MEMBERS,
    /** How programs reach the account, and are told of it. */
    ACCESS,
    HISTORY;

    /** Its name in addresses. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
