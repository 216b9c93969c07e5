package org.caseport.web.application.account;

import org.caseport.domain.account.PersonId;

/** Event: all sign-ins of a person have to end, on every device and server. */
public record SignInsRevoked(PersonId person) {}
