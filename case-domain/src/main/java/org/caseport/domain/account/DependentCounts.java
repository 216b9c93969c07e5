package org.caseport.domain.account;

/** Counts what depends on a person or an account, for those who decide whether to close it. */
public interface DependentCounts {

    Counts of(Person person);

    AccountCounts of(AccountId account);

    /**
     * What depends on a person.
     *
     * @param assignedCases open cases that are assigned to the person
     * @param openedCases open cases that the person has opened
     * @param drafts drafts that were not sent
     * @param accessKeys keys of the person's programs
     * @param notices e-mails to the person that wait to be sent
     */
    record Counts(int assignedCases, int openedCases, int drafts, int accessKeys, int notices) {}

    /**
     * What depends on an account.
     *
     * @param members people who can sign in
     * @param accessKeys keys of their programs
     */
    record AccountCounts(int members, int accessKeys, int openCases) {}
}
