package org.caseport.domain.factor;

import java.time.Instant;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.PersonId;

/**
 * The authenticator app with which a person proves who they are, after the password.
 *
 * @param secret the secret that the app shares, encrypted
 * @param since when the person turned it on
 * @param lastStep the time step of the last code that was accepted; neither it nor an earlier one is accepted again
 */
public record SecondFactor(PersonId person, SealedSecret secret, Instant since, long lastStep) {}
