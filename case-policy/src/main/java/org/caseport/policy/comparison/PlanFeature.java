package org.caseport.policy.comparison;

import java.util.List;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactMethod;

/** One thing that a plan grants an account. Its texts are in the message bundle. */
public sealed interface PlanFeature {

    /** What it is about: two plans have the same feature, perhaps to another extent, when this is equal. */
    List<?> subject();

    /** The extent to which a plan has it: two plans grant the same when subject and extent are equal. */
    default List<?> extent() {
        return List.of();
    }

    /** Cases of this type can be opened. */
    record Cases(CaseType type) implements PlanFeature {

        @Override
        public List<?> subject() {
            return List.of(Cases.class, type);
        }
    }

    /**
     * Cases of this type can have this severity, chosen or taken.
     *
     * @param example what is promised for a case that is opened at the instant of the example
     */
    record FirstResponse(CaseType type, Severity severity, Promise example) implements PlanFeature {

        @Override
        public List<?> subject() {
            return List.of(FirstResponse.class, type, severity);
        }

        @Override
        public List<?> extent() {
            return List.of(example.target(), example.clock());
        }
    }

    /** Support can be reached in this way about cases of this type, in its hours. */
    record Contact(CaseType type, ContactMethod method) implements PlanFeature {

        @Override
        public List<?> subject() {
            return List.of(Contact.class, type, method);
        }
    }

    /** Others can get the correspondence of a case too. */
    record AdditionalContacts(int most) implements PlanFeature {

        @Override
        public List<?> subject() {
            return List.of(AdditionalContacts.class);
        }

        @Override
        public List<?> extent() {
            return List.of(most);
        }
    }

    /** The account's operations contact gets copies of cases of this type, in place of additional contacts. */
    record OperationsCopies(CaseType type, String address) implements PlanFeature {

        @Override
        public List<?> subject() {
            return List.of(OperationsCopies.class, type);
        }

        @Override
        public List<?> extent() {
            return List.of(address);
        }
    }

    /**
     * Programs can open cases and work with them.
     *
     * @param callsPerSecond 0 for no limit
     */
    record SupportApi(int callsPerSecond) implements PlanFeature {

        @Override
        public List<?> subject() {
            return List.of(SupportApi.class);
        }

        @Override
        public List<?> extent() {
            return List.of(callsPerSecond);
        }
    }

    /**
     * So many cases can be opened in any 60 minutes.
     *
     * @param most 0 for no limit
     */
    record CasesPerHour(int most) implements PlanFeature {

        @Override
        public List<?> subject() {
            return List.of(CasesPerHour.class);
        }

        @Override
        public List<?> extent() {
            return List.of(most);
        }
    }
}
