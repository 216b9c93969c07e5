package org.caseport.web.application;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.announcement.AnnouncementId;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.file.AttachmentSetId;
import org.caseport.domain.file.FileId;
import org.caseport.domain.file.UploadId;

/** Generates ids that can't be guessed. */
public final class NewIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private NewIds() {}

    public static DraftId draft() {
        return new DraftId(hex());
    }

    public static CallbackId callback() {
        return new CallbackId(hex());
    }

    public static ChatId chat() {
        return new ChatId(hex());
    }

    public static AnnouncementId announcement() {
        return new AnnouncementId(hex());
    }

    public static FileId file() {
        return new FileId(hex());
    }

    public static AttachmentSetId attachmentSet() {
        return new AttachmentSetId("as-" + hex());
    }

    public static UploadId upload() {
        return new UploadId("upload-" + hex());
    }

    public static CaseId caseOf(AccountId account, Instant openedAt) {
        return CaseId.of(account, openedAt.atZone(ZoneOffset.UTC).getYear(), RANDOM.nextLong());
    }

    public static String simulation() {
        return hex();
    }

    public static String reportMail() {
        return hex();
    }

    private static String hex() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
