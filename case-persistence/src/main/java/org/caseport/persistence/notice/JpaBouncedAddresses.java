package org.caseport.persistence.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.notice.BouncedAddress;
import org.caseport.domain.notice.BouncedAddresses;
import org.caseport.persistence.column.StorableText;

@ApplicationScoped
@Transactional
class JpaBouncedAddresses implements BouncedAddresses {

    @Inject
    EntityManager entities;

    @Override
    public Set<String> suppressedAmong(Set<String> addresses) {
        if (addresses.isEmpty()) {
            return Set.of();
        }
        Set<String> suppressed = entities.createQuery(
                        "select m from BouncedAddressRow m where m.address in :addresses", BouncedAddressRow.class)
                .setParameter("addresses", keys(addresses))
                .getResultStream()
                .map(BouncedAddressRow::toAddress)
                .filter(BouncedAddress::isSuppressed)
                .map(BouncedAddress::address)
                .collect(Collectors.toSet());
        return addresses.stream()
                .filter(address -> suppressed.contains(key(address)))
                .collect(Collectors.toSet());
    }

    @Override
    public void bounced(String address, String words, Instant now) {
        // Two servers may insert the same address at once; neither must fail.
        entities.createNativeQuery("insert into mail_address (address, bounces, words, bounced_at)"
                        + " values (?1, 0, '', current_timestamp) on conflict do nothing")
                .setParameter(1, key(address))
                .executeUpdate();
        BouncedAddressRow row = entities.find(BouncedAddressRow.class, key(address), LockModeType.PESSIMISTIC_WRITE);
        row.bounces++;
        row.words = StorableText.storable(words, DeliveryRow.LONGEST_WORDS);
        row.bouncedAt = now;
    }

    @Override
    public boolean unsuppress(Set<String> addresses) {
        return entities.createQuery("delete from BouncedAddressRow m where m.address in :addresses")
                        .setParameter("addresses", keys(addresses))
                        .executeUpdate()
                > 0;
    }

    private static List<String> keys(Set<String> addresses) {
        return addresses.stream().map(JpaBouncedAddresses::key).distinct().toList();
    }

    @Override
    public List<BouncedAddress> suppressed(int most) {
        return entities.createQuery(
                        "select m from BouncedAddressRow m where m.bounces >= :most order by m.bouncedAt desc,"
                                + " m.address",
                        BouncedAddressRow.class)
                .setParameter("most", BouncedAddress.MOST_BOUNCES)
                .setMaxResults(most)
                .getResultStream()
                .map(BouncedAddressRow::toAddress)
                .toList();
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
