package org.caseport.web.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.AgentPhones;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.call.PhoneCall;
import org.caseport.domain.call.PhoneCalls;

/** Calls by the telephone system, and the agents' phones. */
public final class InMemoryPhoneCalls implements PhoneCalls, AgentPhones {

    public final List<PhoneCall> all = new ArrayList<>();
    public final Map<PersonId, String> extensions = new HashMap<>();

    @Override
    public Optional<PhoneCall> find(CallbackId callback, int number) {
        return all.stream()
                .filter(call -> call.callback().equals(callback) && call.number() == number)
                .findFirst();
    }

    @Override
    public Optional<PhoneCall> lock(CallbackId callback, int number) {
        return find(callback, number);
    }

    @Override
    public List<PhoneCall> lockLiveOf(CallbackId callback) {
        return all.stream()
                .filter(call -> call.callback().equals(callback) && call.state().isLive())
                .toList();
    }

    @Override
    public void store(PhoneCall call) {
        all.removeIf(other -> other.callback().equals(call.callback()) && other.number() == call.number());
        all.add(call);
    }

    @Override
    public void seen(Collection<PhoneCall> live, Instant now) {}

    @Override
    public Optional<String> of(PersonId agent) {
        return Optional.ofNullable(extensions.get(agent));
    }

    @Override
    public void store(PersonId agent, Optional<String> extension) {
        extension.ifPresentOrElse(text -> extensions.put(agent, text), () -> extensions.remove(agent));
    }
}
