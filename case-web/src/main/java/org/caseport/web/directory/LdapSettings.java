package org.caseport.web.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.caseport.web.application.SettingReader;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the operator's LDAP directory. */
@ApplicationScoped
public class LdapSettings {

    private static final String PEOPLE = "(&(|(objectClass=person)(objectClass=user))"
            + "(|(uid={name})(mail={name})(sAMAccountName={name})(userPrincipalName={name})))";

    /** {@code ldaps://} or {@code ldap://} URLs, separated by blanks; the first server that answers is used. */
    @Inject
    @ConfigProperty(name = "caseport.ldap.url")
    Optional<String> url;

    /** Whether {@code ldap://} uses StartTLS: {@code required} or {@code off}. */
    @Inject
    @ConfigProperty(name = "caseport.ldap.starttls", defaultValue = "required")
    String startTls;

    /** A PEM file with the trusted certificates; Java's default trust store if not set. */
    @Inject
    @ConfigProperty(name = "caseport.ldap.trust")
    Optional<String> trust;

    /** The DN with which the directory is searched. */
    @Inject
    @ConfigProperty(name = "caseport.ldap.bind.dn")
    Optional<String> bindDn;

    @Inject
    @ConfigProperty(name = "caseport.ldap.bind.password")
    Optional<String> bindPassword;

    /** The base DN for the search for people. */
    @Inject
    @ConfigProperty(name = "caseport.ldap.people")
    Optional<String> people;

    /** The filter for the search for people; {@code {name}} stands for the typed name. */
    @Inject
    @ConfigProperty(name = "caseport.ldap.people.filter", defaultValue = PEOPLE)
    String peopleFilter;

    /** The base DN for the search for groups; without it {@code memberOf} is used. */
    @Inject
    @ConfigProperty(name = "caseport.ldap.groups")
    Optional<String> groups;

    /**
     * How nested groups are resolved: {@code auto}, {@code rule} (Active Directory's matching rule), {@code walk} or
     * {@code off}.
     */
    @Inject
    @ConfigProperty(name = "caseport.ldap.groups.nested", defaultValue = "auto")
    String nested;

    @Inject
    @ConfigProperty(name = "caseport.ldap.attribute.email", defaultValue = "mail")
    String emailAttribute;

    @Inject
    @ConfigProperty(name = "caseport.ldap.attribute.name", defaultValue = "displayName")
    String nameAttribute;

    /** An attribute that identifies a person for ever; {@code objectGUID} or {@code entryUUID} if not set. */
    @Inject
    @ConfigProperty(name = "caseport.ldap.attribute.id")
    Optional<String> idAttribute;

    /** The name of the directory's password on the sign-in page. */
    @Inject
    @ConfigProperty(name = "caseport.ldap.label")
    Optional<String> label;

    @Inject
    @ConfigProperty(name = "caseport.ldap.timeout", defaultValue = "PT5S")
    Duration timeout;

    void check() {
        urls();
        try {
            new DN(peopleBase());
            if (SettingReader.of(groups).isPresent()) {
                new DN(SettingReader.required("caseport.ldap.groups", groups));
            }
            Filter.create(peopleFilter.replace("{name}", "x"));
        } catch (LDAPException e) {
            throw new IllegalArgumentException(
                    "caseport.ldap.people, caseport.ldap.groups or caseport.ldap.people.filter can't be read: "
                            + e.getMessage(),
                    e);
        }
        if (!peopleFilter.contains("{name}")) {
            throw new IllegalArgumentException("caseport.ldap.people.filter has no {name} in it: " + peopleFilter);
        }
        if (SettingReader.of(bindDn).isPresent()
                != SettingReader.of(bindPassword).isPresent()) {
            throw new IllegalArgumentException(
                    "caseport.ldap.bind.dn and caseport.ldap.bind.password are set both or not at all");
        }
    }

    List<LDAPURL> urls() {
        List<LDAPURL> urls = new ArrayList<>();
        for (String text :
                Arrays.asList(SettingReader.required("caseport.ldap.url", url).split("[\\s,]+"))) {
            try {
                urls.add(new LDAPURL(text));
            } catch (LDAPException e) {
                throw new IllegalArgumentException("caseport.ldap.url is no address of an LDAP server: " + text, e);
            }
        }
        if (urls.stream().map(one -> one.getScheme()).distinct().count() != 1) {
            throw new IllegalArgumentException("caseport.ldap.url mixes ldap:// and ldaps://");
        }
        return urls;
    }

    String peopleBase() {
        return SettingReader.required("caseport.ldap.people", people);
    }

    Optional<String> groupsBase() {
        return SettingReader.of(groups);
    }

    public Optional<String> label() {
        return SettingReader.of(label);
    }

    boolean isStartTls() {
        return !startTls.strip().equals("off");
    }

    Optional<String> trust() {
        return SettingReader.of(trust);
    }

    Optional<String> bindDn() {
        return SettingReader.of(bindDn);
    }

    String bindPassword() {
        return SettingReader.required("caseport.ldap.bind.password", bindPassword);
    }

    String peopleFilter() {
        return peopleFilter.strip();
    }

    String nested() {
        return nested.strip();
    }

    String emailAttribute() {
        return emailAttribute.strip();
    }

    String nameAttribute() {
        return nameAttribute.strip();
    }

    Optional<String> idAttribute() {
        return SettingReader.of(idAttribute);
    }

    Duration timeout() {
        return timeout;
    }
}
