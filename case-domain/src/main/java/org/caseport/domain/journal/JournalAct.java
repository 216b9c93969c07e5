package org.caseport.domain.journal;

/** The acts that the journal records. Their codes stand in sealed entries, so they never change. */
public enum JournalAct {
    CASE_OPENED("case.opened"),
    CASE_COMMUNICATION_ADDED("case.communication-added"),
    CASE_STATUS_CHANGED("case.status-changed"),
    CASE_ASSIGNED("case.assigned"),
    CASE_SEVERITY_CHANGED("case.severity-changed"),
    CASE_TOPIC_CHANGED("case.topic-changed"),
    CASE_NOTE_ADDED("case.note-added"),
    CASE_MERGED("case.merged"),
    CASE_LINKED("case.linked"),
    CASE_PROBLEM_CHANGED("case.problem-changed"),
    CASE_ESCALATED("case.escalated"),
    CASE_AUDIENCE_CHANGED("case.audience-changed"),
    CASE_RATED("case.rated"),
    CASE_RESPONSE_WARNING("case.response-warning"),
    CASE_REMINDED("case.reminded"),
    CALL_PLANNED("call.planned"),
    CALL_CLAIMED("call.claimed"),
    CALL_GIVEN_BACK("call.given-back"),
    CALL_LAPSED("call.lapsed"),
    CALL_TRIED("call.tried"),
    CALL_CHANGED("call.changed"),
    CALL_DONE("call.done"),
    /** Calls by the telephone system: the detail is the number of the call, after its end also what came of it. */
    PHONE_CALL_PLACED("phone-call.placed"),
    PHONE_CALL_ENDED("phone-call.ended"),
    CHAT_REQUESTED("chat.requested"),
    CHAT_RUNG("chat.rung"),
    CHAT_DECLINED("chat.declined"),
    CHAT_PASSED("chat.passed"),
    CHAT_ACCEPTED("chat.accepted"),
    CHAT_TAKEN("chat.taken"),
    CHAT_ANSWERED("chat.answered"),
    CHAT_HANDED_OVER("chat.handed-over"),
    CHAT_TAKEN_OVER("chat.taken-over"),
    CHAT_LOST("chat.lost"),
    CHAT_ENDED("chat.ended"),
    /** Messages that are taken have no entries of their own. */
    CHAT_MESSAGE_SENT("chat.message-sent"),
    CHAT_FILE_ADDED("chat.file-added"),
    AVAILABILITY_CHANGED("availability.changed"),
    CASE_READ("case.read"),
    CASE_DELETED("case.deleted"),

    ATTACHMENT_READ("attachment.read"),
    CASES_EXPORTED("cases.exported"),
    REPORT_EXPORTED("report.exported"),
    REPORT_MAIL_ORDERED("report.mail-ordered"),
    REPORT_MAIL_STOPPED("report.mail-stopped"),
    REPORT_MAILED("report.mailed"),
    PAGE_OPENED("page.opened"),
    API_CALLED("api.called"),

    DRAFT_BEGUN("draft.begun"),
    DRAFT_DISCARDED("draft.discarded"),
    DRAFT_FILE_ADDED("draft.file-added"),
    DRAFT_FILE_REMOVED("draft.file-removed"),
    ATTACHMENT_SET_FILE_ADDED("attachment-set.file-added"),
    UPLOAD_BEGUN("upload.begun"),
    UPLOAD_COMPLETED("upload.completed"),
    SECRET_REMOVED("secret.removed"),

    SIGN_IN("sign-in"),
    SIGN_OUT("sign-out"),
    SIGN_OUT_OTHERS("sign-out.others"),
    PASSWORD_CHANGED("password.changed"),
    PASSWORD_LINK_SENT("password.link-sent"),
    PASSWORD_RESET("password.reset"),
    SECOND_FACTOR_ENROLLED("second-factor.enrolled"),
    SECOND_FACTOR_CODES_RENEWED("second-factor.codes-renewed"),
    SECOND_FACTOR_RECOVERY_CODE_USED("second-factor.recovery-code-used"),
    SECOND_FACTOR_TURNED_OFF("second-factor.turned-off"),
    SECOND_FACTOR_RESET("second-factor.reset"),

    PERSON_CREATED("person.created"),
    PERSON_CHANGED("person.changed"),
    PERSON_SKILLS_CHANGED("person.skills-changed"),
    PERSON_DEACTIVATED("person.deactivated"),
    PERSON_REACTIVATED("person.reactivated"),
    PERSON_LINKED("person.linked"),
    PERSON_SHUT_OUT("person.shut-out"),
    PERSON_ERASED("person.erased"),
    PERSON_ERASURE_FINISHED("person.erasure-finished"),
    ADMINISTRATOR_APPOINTED("administrator.appointed"),
    INVITATION_SENT("invitation.sent"),
    INVITATION_RESENT("invitation.resent"),
    INVITATION_WITHDRAWN("invitation.withdrawn"),
    INVITATION_ACCEPTED("invitation.accepted"),
    ACCOUNT_CREATED("account.created"),
    ACCOUNT_CHANGED("account.changed"),
    ACCOUNT_SUSPENDED("account.suspended"),
    ACCOUNT_RESUMED("account.resumed"),
    ACCOUNT_PLAN_CHANGED("account.plan-changed"),
    ACCOUNT_PLAN_CHANGE_SCHEDULED("account.plan-change-scheduled"),
    ACCOUNT_PLAN_CHANGE_CANCELLED("account.plan-change-cancelled"),
    POLICY_SIMULATED("policy.simulated"),
    POLICY_SIMULATION_STOPPED("policy.simulation-stopped"),
    MEMBER_GRANTED("member.granted"),
    MEMBER_REVOKED("member.revoked"),

    ACCESS_KEY_CREATED("access-key.created"),
    ACCESS_KEY_REVOKED("access-key.revoked"),
    HOOK_CREATED("hook.created"),
    HOOK_SECRET_ROTATED("hook.secret-rotated"),
    HOOK_ENABLED("hook.enabled"),
    HOOK_DISABLED("hook.disabled"),
    HOOK_DELETED("hook.deleted"),
    HOOK_EVENTS_CHOSEN("hook.events-chosen"),
    HOOK_REPLAYED("hook.replayed"),
    HOOK_TESTED("hook.tested"),
    MAIL_SENT_AGAIN("mail.sent-again"),
    MAIL_HURRIED("mail.hurried"),
    MAIL_ADDRESS_LIFTED("mail-address.lifted"),

    /** Versions of policy books and other data: the detail is code, SHA-256 and instant, never the text. */
    VERSION_CREATED("version.created"),
    VERSION_EDITED("version.edited"),
    VERSION_REBASED("version.rebased"),
    VERSION_REQUESTED("version.requested"),
    VERSION_APPROVAL_SKIPPED("version.approval-skipped"),
    VERSION_APPROVED("version.approved"),
    VERSION_SENT_BACK("version.sent-back"),
    VERSION_SCHEDULED("version.scheduled"),
    VERSION_CANCELLED("version.cancelled"),
    VERSION_WITHDRAWN("version.withdrawn"),

    ANNOUNCEMENT_MADE("announcement.made"),
    ANNOUNCEMENT_WITHDRAWN("announcement.withdrawn"),
    ACCOUNT_EXPORTED("account.exported"),
    JOURNAL_VERIFIED("journal.verified"),
    JOURNAL_EXPORTED("journal.exported"),
    /** In the chain of no account: another chain begins. */
    JOURNAL_CHAIN_BEGUN("journal.chain-begun"),
    /** In any chain: the head from which it continues did not carry the operator's signature. */
    JOURNAL_CHAIN_DOUBTED("journal.chain-doubted"),
    /** In any chain: the portal was started with its first key, and the chain had no signature yet. */
    JOURNAL_KEY_SET("journal.key-set");

    private final String code;

    JournalAct(String code) {
        this.code = code;
    }

    /** The act as an entry has it: what was acted on, and what was done with it. */
    public String code() {
        return code;
    }

    /** Whether the entry is about this act. */
    public boolean isOf(JournalEntry entry) {
        return code.equals(entry.act());
    }
}
