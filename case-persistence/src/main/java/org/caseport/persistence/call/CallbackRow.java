package org.caseport.persistence.call;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.Callback.Claim;
import org.caseport.domain.call.Callback.Ending;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.persistence.column.EnumCodes;
import org.caseport.persistence.column.JsonColumns;
import org.caseport.persistence.column.OwnedKey;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a callback. */
@Entity
@Table(name = "callback")
@IdClass(OwnedKey.class)
@NullUnmarked
class CallbackRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    String id;

    @Column(name = "case_id")
    String supportCase;

    /** The case while the call is not done; unique, so that a case has at most one. */
    @Column(name = "open_case_id")
    String openCase;

    String country;

    @Column(name = "phone_number")
    String number;

    String extension;

    @Column(name = "given_by")
    String givenBy;

    @Column(name = "contact_language")
    String language;

    String zone;

    /** Zone and night together: the calls to a place at night are found by these few texts. */
    @Column(name = "night_there")
    String nightThere;

    /** Stored as JSON, since they are only ever read whole. */
    String terms;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "call_by")
    Instant callBy;

    @Column(name = "earliest_at")
    Instant earliest;

    String basis;

    @Column(name = "derived_from")
    Instant since;

    @Column(name = "response_due")
    Instant due;

    @Column(name = "derivation_zone")
    String derivationZone;

    @Column(name = "policy_book")
    String book;

    String derivation;

    @Column(name = "tries_made")
    int made;

    String state;
    String ending;

    @Column(name = "claimed_by")
    String claimedBy;

    @Column(name = "claimed_by_name")
    String claimedByName;

    @Column(name = "claimed_at")
    Instant claimedAt;

    @Column(name = "claimed_until")
    Instant claimedUntil;

    @Column(name = "changed_at")
    Instant changedAt;

    static CallbackRow of(Callback callback) {
        CallbackRow row = new CallbackRow();
        row.account = callback.account().digits();
        row.id = callback.id().value();
        row.language = callback.language().code();
        row.terms = JsonColumns.of(callback.terms());
        row.requestedAt = callback.requestedAt();
        row.update(callback);
        return row;
    }

    /** Takes over what may change after the request; the rest stays as it was. */
    void update(Callback callback) {
        supportCase = callback.caseId().value();
        openCase = callback.isOpen() ? callback.caseId().value() : null;
        country = callback.number().country();
        number = StorableText.storable(callback.number().international());
        extension = StorableText.storableOrNull(callback.number().extension());
        givenBy = callback.givenBy().value();
        zone = callback.place().getId();
        nightThere = zone + " " + JsonColumns.of(callback.terms().night());
        CallBy by = callback.callBy();
        callBy = by.at();
        earliest = by.earliest();
        basis = by.basis().code();
        since = by.since();
        due = by.due();
        derivationZone = by.zone().getId();
        book = by.book();
        derivation = JsonColumns.of(by.derivation());
        made = callback.made();
        state = callback.state().code();
        ending = callback.ending() == null ? null : callback.ending().code();
        Claim claim = callback.claim();
        claimedBy = claim == null ? null : claim.agent().value();
        claimedByName = claim == null ? null : StorableText.storable(claim.name());
        claimedAt = claim == null ? null : claim.since();
        claimedUntil = claim == null ? null : claim.until();
        changedAt = callback.changedAt();
    }

    Callback toCallback() {
        Ending ended = ending == null ? null : EnumCodes.callbackEnding(ending);
        return new Callback(
                new CallbackId(id),
                new CaseId(supportCase),
                new CallbackNumber(country, number, extension),
                new PersonId(givenBy),
                new ContactLanguage(language),
                ZoneId.of(zone),
                JsonColumns.toCallTerms(terms),
                requestedAt,
                new CallBy(
                        callBy,
                        earliest,
                        EnumCodes.callBasis(basis),
                        since,
                        due,
                        ZoneId.of(derivationZone),
                        book,
                        JsonColumns.toDerivation(derivation)),
                made,
                EnumCodes.callbackState(state),
                ended,
                claimedBy == null ? null : new Claim(new PersonId(claimedBy), claimedByName, claimedAt, claimedUntil),
                changedAt);
    }
}
