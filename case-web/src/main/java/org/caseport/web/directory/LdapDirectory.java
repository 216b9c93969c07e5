package org.caseport.web.directory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.FailoverServerSet;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.PostConnectProcessor;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.File;
import java.security.GeneralSecurityException;
import java.security.KeyStoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.net.SocketFactory;
import javax.net.ssl.TrustManager;
import org.caseport.domain.directory.DirectoryIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Client of the company's LDAP directory, including Active Directory. It finds a person by name, and the directory
 * itself checks the password. A few connections are pooled, and opened when first needed.
 */
@ApplicationScoped
public class LdapDirectory {

    public static final String ISSUER = "ldap";

    private static final String ACTIVE_DIRECTORY = "1.2.840.113556.1.4.800";
    private static final String IN_CHAIN = "1.2.840.113556.1.4.1941";
    private static final String GUID = "objectGUID";
    private static final String UUID = "entryUUID";

    /** The bit of {@code userAccountControl} for a disabled account. */
    private static final int DISABLED = 2;

    private static final int CONNECTIONS = 8;
    private static final int DEEPEST = 10;
    private static final int MOST_GROUPS = 2000;

    /** Seconds from 1601, where Active Directory starts to count in steps of 100 ns, to 1970. */
    private static final long SECONDS_TO_1970 = 11_644_473_600L;

    private static final Set<ResultCode> WRONG_PASSWORD = Set.of(
            ResultCode.INVALID_CREDENTIALS,
            ResultCode.NO_SUCH_OBJECT,
            ResultCode.INAPPROPRIATE_AUTHENTICATION,
            ResultCode.UNWILLING_TO_PERFORM,
            ResultCode.CONSTRAINT_VIOLATION,
            ResultCode.INSUFFICIENT_ACCESS_RIGHTS);

    @Inject
    LdapSettings settings;

    @Inject
    SignInSettings signInSettings;

    @Inject
    Clock clock;

    private @Nullable LDAPConnectionPool connections;
    private @Nullable Boolean activeDirectory;

    /**
     * A person's entry in the directory.
     *
     * @param out whether the directory has disabled, locked or expired the person
     */
    public record Found(String dn, DirectoryPerson person, boolean out) {

        @Override
        public String toString() {
            return "an entry of the directory";
        }
    }

    /** The person with this sign-in name; empty if there is none or more than one. */
    public Optional<Found> named(String name) {
        String filter = settings.peopleFilter().replace("{name}", Filter.encodeValue(name));
        return one(filter);
    }

    /** The person with this id, even if the entry was moved or renamed. */
    public Optional<Found> find(DirectoryIdentity id) {
        int colon = id.subject().indexOf(':');
        String attribute = id.subject().substring(0, Math.max(0, colon));
        String value = id.subject().substring(colon + 1);
        if (colon < 1 || !attribute.matches("[A-Za-z][A-Za-z0-9-]*")) {
            return Optional.empty();
        }
        Filter filter = attribute.equals(GUID)
                ? Filter.createEqualityFilter(attribute, HexFormat.of().parseHex(value))
                : Filter.createEqualityFilter(attribute, value);
        // The operator's other conditions on people still apply.
        return one("(&" + filter + settings.peopleFilter().replace("{name}", "*") + ")");
    }

    /**
     * Whether this is the person's password. An empty one never is; LDAP itself would accept it as an anonymous bind.
     */
    public boolean isPasswordOf(Found found, String password) {
        if (password.isEmpty()) {
            return false;
        }
        try {
            connections().bindAndRevertAuthentication(new SimpleBindRequest(found.dn(), password));
            return true;
        } catch (LDAPException e) {
            if (WRONG_PASSWORD.contains(e.getResultCode())) {
                return false;
            }
            throw away(e);
        }
    }

    private Optional<Found> one(String filter) {
        try {
            SearchRequest request =
                    new SearchRequest(settings.peopleBase(), SearchScope.SUB, Filter.create(filter), attributes());
            request.setSizeLimit(2);
            request.setTimeLimitSeconds((int) Math.max(1, settings.timeout().toSeconds()));
            List<SearchResultEntry> entries = connections().search(request).getSearchEntries();
            if (entries.size() != 1) {
                return Optional.empty();
            }
            SearchResultEntry entry = entries.get(0);
            return Optional.of(new Found(entry.getDN(), person(entry), isOut(entry)));
        } catch (LDAPSearchException e) {
            // More than one match counts as none.
            if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                return Optional.empty();
            }
            throw away(e);
        } catch (LDAPException e) {
            throw away(e);
        }
    }

    private String[] attributes() {
        Set<String> wanted = new LinkedHashSet<>(List.of(
                settings.emailAttribute(),
                settings.nameAttribute(),
                "cn",
                "uid",
                GUID,
                UUID,
                "memberOf",
                "userAccountControl",
                "accountExpires",
                "nsAccountLock",
                "loginDisabled",
                "pwdAccountLockedTime"));
        settings.idAttribute().ifPresent(wanted::add);
        wanted.addAll(signInSettings.rules().claims());
        return wanted.toArray(String[]::new);
    }

    private DirectoryPerson person(Entry entry) throws LDAPException {
        String name = first(entry, settings.nameAttribute());
        Map<String, List<String>> claims = new HashMap<>();
        for (String claim : signInSettings.rules().claims()) {
            String[] values = entry.getAttributeValues(claim);
            claims.put(claim, values == null ? List.of() : List.of(values));
        }
        // The address comes from the company's own directory, so it counts as verified.
        return new DirectoryPerson(
                SignInMethod.LDAP,
                new DirectoryIdentity(ISSUER, subject(entry)),
                first(entry, settings.emailAttribute()),
                true,
                name.isEmpty() ? first(entry, "cn") : name,
                groupsOf(entry),
                claims);
    }

    private String subject(Entry entry) {
        Optional<String> own = settings.idAttribute();
        if (own.isPresent()) {
            return idIn(entry, own.get());
        }
        byte[] guid = entry.getAttributeValueBytes(GUID);
        return guid == null ? idIn(entry, UUID) : GUID + ":" + HexFormat.of().formatHex(guid);
    }

    private static String idIn(Entry entry, String attribute) {
        String value = first(entry, attribute);
        if (value.isEmpty()) {
            throw new DirectoryUnavailableException("entries of the directory have no " + attribute
                    + " that the reading account may see; set caseport.ldap.attribute.id");
        }
        return attribute + ":" + value;
    }

    private boolean isOut(Entry entry) {
        Integer control = entry.getAttributeValueAsInteger("userAccountControl");
        Long expires = entry.getAttributeValueAsLong("accountExpires");
        return (control != null && (control & DISABLED) != 0)
                || (expires != null && isOver(expires))
                || first(entry, "nsAccountLock").equalsIgnoreCase("true")
                || first(entry, "loginDisabled").equalsIgnoreCase("true")
                || !first(entry, "pwdAccountLockedTime").isEmpty();
    }

    private boolean isOver(long steps) {
        boolean never = steps == 0 || steps == Long.MAX_VALUE;
        return !never
                && Instant.ofEpochSecond(steps / 10_000_000 - SECONDS_TO_1970).isBefore(clock.instant());
    }

    /** The person's groups: each by its whole DN and by the value of its first part. */
    private Set<String> groupsOf(Entry entry) throws LDAPException {
        Set<String> dns = new LinkedHashSet<>();
        Optional<String> base = settings.groupsBase();
        String nested = settings.nested();
        boolean byRule = nested.equals("rule") || (nested.equals("auto") && isActiveDirectory());
        if (byRule) {
            Filter inChain = Filter.createExtensibleMatchFilter("member", IN_CHAIN, false, entry.getDN());
            dns.addAll(groups(base.orElse(settings.peopleBase()), inChain));
        } else if (base.isPresent()) {
            walkBelow(base.get(), entry, nested.equals("off") ? 1 : DEEPEST, dns);
        } else {
            walkUp(entry, nested.equals("off") ? 1 : DEEPEST, dns);
        }
        Set<String> names = new TreeSet<>();
        for (String dn : dns) {
            DN parsed = new DN(dn);
            RDN first = parsed.getRDN();
            names.add(parsed.toString().toLowerCase(Locale.ROOT));
            if (first != null) {
                names.addAll(Arrays.asList(first.getAttributeValues()));
            }
        }
        return names;
    }

    /** Adds the groups whose members include the entry, then the groups that contain those, level by level. */
    private void walkBelow(String base, Entry entry, int levels, Set<String> found) throws LDAPException {
        Collection<String> level = List.of(entry.getDN());
        String uid = first(entry, "uid");
        for (int i = 0; i < levels && !level.isEmpty() && found.size() < MOST_GROUPS; i++) {
            List<Filter> any = new ArrayList<>();
            for (String dn : level) {
                any.add(Filter.createEqualityFilter("member", dn));
                any.add(Filter.createEqualityFilter("uniqueMember", dn));
            }
            if (i == 0 && !uid.isEmpty()) {
                any.add(Filter.createEqualityFilter("memberUid", uid));
            }
            Set<String> next = new LinkedHashSet<>(groups(base, Filter.createORFilter(any)));
            next.removeAll(found);
            found.addAll(next);
            level = next;
        }
    }

    /** Adds the groups in the entry's {@code memberOf}, then the groups in theirs, level by level. */
    private void walkUp(Entry entry, int levels, Set<String> found) throws LDAPException {
        Collection<String> level = memberOf(entry);
        for (int i = 0; i < levels && !level.isEmpty() && found.size() < MOST_GROUPS; i++) {
            Set<String> next = new LinkedHashSet<>();
            for (String dn : level) {
                if (found.add(dn) && i + 1 < levels) {
                    Entry group = connections().getEntry(dn, "memberOf");
                    next.addAll(group == null ? List.of() : memberOf(group));
                }
            }
            level = next;
        }
    }

    private static List<String> memberOf(Entry entry) {
        String[] groups = entry.getAttributeValues("memberOf");
        return groups == null ? List.of() : List.of(groups);
    }

    private List<String> groups(String base, Filter filter) throws LDAPException {
        SearchRequest request = new SearchRequest(base, SearchScope.SUB, filter, SearchRequest.NO_ATTRIBUTES);
        request.setTimeLimitSeconds((int) Math.max(1, settings.timeout().toSeconds()));
        return connections().search(request).getSearchEntries().stream()
                .map(SearchResultEntry::getDN)
                .toList();
    }

    private boolean isActiveDirectory() throws LDAPException {
        Boolean known = activeDirectory;
        if (known == null) {
            RootDSE root = connections().getRootDSE();
            Attribute can = root == null ? null : root.getAttribute("supportedCapabilities");
            known = can != null && can.hasValue(ACTIVE_DIRECTORY);
            activeDirectory = known;
        }
        return known;
    }

    private synchronized LDAPConnectionPool connections() throws LDAPException {
        LDAPConnectionPool open = connections;
        if (open == null) {
            open = new LDAPConnectionPool(servers(), reader(), 0, CONNECTIONS);
            open.setRetryFailedOperationsDueToInvalidConnections(true);
            open.setMaxWaitTimeMillis(settings.timeout().toMillis());
            connections = open;
        }
        return open;
    }

    private @Nullable SimpleBindRequest reader() {
        return settings.bindDn()
                .map(dn -> new SimpleBindRequest(dn, settings.bindPassword()))
                .orElse(null);
    }

    private ServerSet servers() throws LDAPException {
        List<LDAPURL> urls = settings.urls();
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        int millis = Math.toIntExact(settings.timeout().toMillis());
        options.setConnectTimeoutMillis(millis);
        options.setResponseTimeoutMillis(millis);
        options.setAbandonOnTimeout(true);
        options.setFollowReferrals(false);
        options.setUseSynchronousMode(true);
        options.setBindWithDNRequiresPassword(true);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        try {
            SSLUtil tls = new SSLUtil(trust());
            boolean encrypted = urls.get(0).getScheme().equals("ldaps");
            SocketFactory sockets = encrypted ? tls.createSSLSocketFactory() : SocketFactory.getDefault();
            @Nullable
            PostConnectProcessor then = encrypted || !settings.isStartTls()
                    ? null
                    : new StartTLSPostConnectProcessor(tls.createSSLContext());
            ServerSet[] each = urls.stream()
                    .map(url -> new SingleServerSet(url.getHost(), url.getPort(), sockets, options, null, then))
                    .toArray(ServerSet[]::new);
            return each.length == 1 ? each[0] : new FailoverServerSet(each);
        } catch (GeneralSecurityException e) {
            throw new DirectoryUnavailableException("the connection to the directory can't be encrypted", e);
        }
    }

    private TrustManager trust() throws KeyStoreException {
        Optional<String> file = settings.trust();
        return file.isPresent() ? new PEMFileTrustManager(new File(file.get())) : JVMDefaultTrustManager.getInstance();
    }

    private static DirectoryUnavailableException away(LDAPException e) {
        return new DirectoryUnavailableException(
                "the directory answered " + e.getResultCode().getName(), e);
    }

    private static String first(Entry entry, String attribute) {
        String value = entry.getAttributeValue(attribute);
        return value == null ? "" : value.strip();
    }

    @PreDestroy
    synchronized void end() {
        LDAPConnectionPool open = connections;
        connections = null;
        if (open != null) {
            open.close();
        }
    }
}
