package org.caseport.web.pages.customer.chat;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.policy.entitlement.Offer;
import org.caseport.web.application.chat.ReadingChats;
import org.caseport.web.pages.Labels;

/** Says of contact methods what they mean, and of Chat whether an agent is available now. */
@Named
@RequestScoped
public class ChatOffer {

    @Inject
    ReadingChats reading;

    @Inject
    Labels labels;

    private final Map<String, Boolean> onDuty = new HashMap<>();

    /**
     * What this contact method means. Whether an agent is there changes the words only, never the offer.
     *
     * @param language in which support is asked; empty before it is chosen
     */
    public String help(Offer<ContactMethod> offer, String language) {
        String means = labels.help(offer);
        boolean alone = offer.choice() == ContactMethod.CHAT
                && offer.isGranted()
                && !language.isEmpty()
                && !onDuty.computeIfAbsent(language, reading::isAnybodyOnDuty);
        return alone ? labels.format("chat.offer.nobody", means) : means;
    }
}
