package org.caseport.persistence.notice;

import java.io.Serializable;
import java.util.Objects;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.notice.Channel;
import org.jspecify.annotations.NullUnmarked;

/** Primary key of a delivery: the notice, the channel and the recipient. */
@NullUnmarked
class DeliveryKey implements Serializable {

    private static final long serialVersionUID = 1L;

    String account;
    long number;
    String channel;
    String recipient;

    static DeliveryKey of(AccountId account, long number, Channel channel, String recipient) {
        DeliveryKey key = new DeliveryKey();
        key.account = account.digits();
        key.number = number;
        key.channel = channel.name();
        key.recipient = recipient;
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeliveryKey key
                && number == key.number
                && Objects.equals(account, key.account)
                && Objects.equals(channel, key.channel)
                && Objects.equals(recipient, key.recipient);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, number, channel, recipient);
    }
}
