package org.caseport.web.application.version;

import org.caseport.web.application.Rejection;

/** Why nothing was done with a version. */
public enum VersionRejection implements Rejection {
    NO_SUCH_VERSION,
    NO_CODE,
    CODE_TAKEN,
    /** The text is longer than 1 MiB, or has characters that can't be stored. */
    NOT_STORABLE,
    /** Somebody else has changed the version since it was shown. */
    CHANGED_MEANWHILE,
    NOT_EDITABLE,
    /** There is no such cell, or it can't have this value. */
    NO_SUCH_CELL,
    /** The text has problems, which the check tells. */
    HAS_PROBLEMS,
    /** Another version than its base is in force by now. */
    BASE_SUPERSEDED,
    NOT_REQUESTABLE,
    /** Whoever has made or changed the text can't approve it. */
    EDITED_BY_YOU,
    NOT_APPROVABLE,
    NOT_RETURNABLE,
    NO_SENTENCE,
    SENTENCE_TOO_LONG,
    NOT_APPROVED,
    NO_INSTANT,
    TOO_SOON,
    /** The date in the text is later. */
    BEFORE_ITS_DATE,
    INSTANT_TAKEN,
    /** Another version is scheduled to come into force before. */
    OTHER_SCHEDULED,
    OLDER_SERVERS,
    NOT_CANCELLABLE;

    @Override
    public String code() {
        return name();
    }
}
