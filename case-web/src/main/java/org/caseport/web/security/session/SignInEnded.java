package org.caseport.web.security.session;

/** Event: a sign-in has ended, so connections that were opened with its token must be closed. */
public record SignInEnded(String tokenHash) {}
