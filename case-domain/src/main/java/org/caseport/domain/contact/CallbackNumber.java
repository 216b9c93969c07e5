package org.caseport.domain.contact;

import org.jspecify.annotations.Nullable;

/**
 * The phone number at which support calls the customer back.
 *
 * @param country ISO 3166-1 alpha-2 of the country or region that was chosen
 * @param international the number as it is read out, such as {@code +49 30 123456}
 * @param extension digits to dial after the call is answered
 */
public record CallbackNumber(
        String country, String international, @Nullable String extension) {}
