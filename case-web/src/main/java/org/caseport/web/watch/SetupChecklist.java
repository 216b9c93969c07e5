package org.caseport.web.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Role;
import org.caseport.web.application.PortalUrls;
import org.caseport.web.application.SecretSeal;
import org.caseport.web.application.account.InvitationMail;
import org.caseport.web.application.upkeep.BackingUp;

/** Says which steps of setting up Support Center are done, for the administrators' start page. */
@ApplicationScoped
@Transactional
public class SetupChecklist {

    @Inject
    Accounts accounts;

    @Inject
    People people;

    @Inject
    InvitationMail mail;

    @Inject
    PortalUrls address;

    @Inject
    SecretSeal seal;

    @Inject
    BackingUp backups;

    /** Each step in the order in which it is best taken, and whether it is done. */
    public Map<Step, Boolean> steps(Administrator reader) {
        Map<Step, Boolean> steps = new EnumMap<>(Step.class);
        steps.put(Step.SECRET_KEY, seal.isReady());
        steps.put(Step.ADDRESS, address.base().isPresent());
        steps.put(Step.MAIL, mail.isSet());
        steps.put(Step.BACKUP, !backups.isPossible() || backups.isWanted());
        steps.put(Step.ACCOUNT, accounts.any());
        steps.put(Step.MEMBER, people.anyIs(Role.MEMBER));
        steps.put(Step.AGENT, people.anyIs(Role.AGENT));
        return Collections.unmodifiableMap(steps);
    }

    /** A step of setting up Support Center. */
    public enum Step {
        SECRET_KEY,
        ADDRESS,
        MAIL,
        /** A database server has tools of its own for backups; there this step counts as done. */
        BACKUP,
        ACCOUNT,
        MEMBER,
        AGENT
    }
}
