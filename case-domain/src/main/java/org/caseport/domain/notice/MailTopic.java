package org.caseport.domain.notice;

/** What mails to members are about, as far as members decide whether they get them. */
public enum MailTopic {
    /** That a case was received. */
    CASE_CREATED,
    /** What support does in a case. */
    CASE_UPDATES,
    /** The plan of an account that the member administers. */
    PLAN
}
