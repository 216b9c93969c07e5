package org.caseport.domain.factor;

import java.time.Instant;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.PersonId;

/**
 * The app by which a person shows to be that person, after the password.
 *
 * @param secret what the app knows as well, sealed
 * @param since when the person turned it on
 * @param lastStep the time step of the last code that was taken; neither it nor an earlier one is taken again
 */
public record SecondFactor(PersonId person, SealedSecret secret, Instant since, long lastStep) {}
