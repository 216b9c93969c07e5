package org.caseport.domain.notice;

/** The way in which somebody outside is notified. */
public enum Channel {
    MAIL,
    HOOK
}
