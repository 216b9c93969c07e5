package org.caseport.domain.notice;

/** Which way somebody outside is told. */
public enum Channel {
    MAIL,
    HOOK
}
