package org.caseport.persistence.notice;

import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.notice.Channel;
import org.caseport.persistence.column.RowKey;
import org.jspecify.annotations.NullUnmarked;

/** Primary key of a delivery: the notice, the channel and the recipient. */
@NullUnmarked
class DeliveryKey extends RowKey {

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
    protected List<Object> values() {
        return List.of(account, number, channel, recipient);
    }
}
