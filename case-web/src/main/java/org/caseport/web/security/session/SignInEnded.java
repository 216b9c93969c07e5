package org.caseport.web.security.session;

/** Somebody signed out: whatever was opened by this token is closed. */
public record SignInEnded(String tokenHash) {}
