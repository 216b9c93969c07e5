package org.caseport.persistence.column;

import java.util.function.Function;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.PhoneCall;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.file.Upload;

/** Converts codes in columns back to the domain's enums. */
public final class EnumCodes {

    private EnumCodes() {}

    public static CaseType caseType(String code) {
        return the(CaseType.values(), CaseType::code, code);
    }

    public static Severity severity(String code) {
        return the(Severity.values(), Severity::code, code);
    }

    public static CaseStatus caseStatus(String code) {
        return the(CaseStatus.values(), CaseStatus::code, code);
    }

    public static ContactMethod contactMethod(String code) {
        return the(ContactMethod.values(), ContactMethod::code, code);
    }

    public static Upload.Status uploadStatus(String code) {
        return the(Upload.Status.values(), Upload.Status::code, code);
    }

    public static Callback.State callbackState(String code) {
        return the(Callback.State.values(), Callback.State::code, code);
    }

    public static Callback.Ending callbackEnding(String code) {
        return the(Callback.Ending.values(), Callback.Ending::code, code);
    }

    public static CallBy.Basis callBasis(String code) {
        return the(CallBy.Basis.values(), CallBy.Basis::code, code);
    }

    public static CallOutcome callOutcome(String code) {
        return the(CallOutcome.values(), CallOutcome::code, code);
    }

    public static PhoneCall.State phoneCallState(String code) {
        return the(PhoneCall.State.values(), PhoneCall.State::code, code);
    }

    public static Chat.State chatState(String code) {
        return the(Chat.State.values(), Chat.State::code, code);
    }

    public static Chat.Ending chatEnding(String code) {
        return the(Chat.Ending.values(), Chat.Ending::code, code);
    }

    public static ChatEntry.Kind chatEntryKind(String code) {
        return the(ChatEntry.Kind.values(), ChatEntry.Kind::code, code);
    }

    public static ChatEntry.Side chatSide(String code) {
        return the(ChatEntry.Side.values(), ChatEntry.Side::code, code);
    }

    public static Chats.RingResult.Result ringResult(String code) {
        return the(Chats.RingResult.Result.values(), Chats.RingResult.Result::code, code);
    }

    private static <T extends Enum<T>> T the(T[] all, Function<T, String> codeOf, String code) {
        for (T one : all) {
            if (codeOf.apply(one).equals(code)) {
                return one;
            }
        }
        throw new IllegalArgumentException("the table has a word that this version does not know: " + code);
    }
}
