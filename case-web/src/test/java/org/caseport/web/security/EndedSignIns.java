package org.caseport.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.SignIns;
import org.caseport.domain.directory.DirectorySignIns;

/** Everybody has one sign-in, named like the person; remembers whose were ended. */
public final class EndedSignIns {

    public final List<PersonId> of = new ArrayList<>();

    public DirectorySignIns vouched() {
        return only(DirectorySignIns.class, "tokensOf", argument -> List.of(argument.toString()));
    }

    public SignIns signIns() {
        return only(SignIns.class, "end", argument -> {
            of.add(new PersonId(argument.toString()));
            return null;
        });
    }

    private static <T> T only(Class<T> port, String verb, java.util.function.Function<Object, Object> answer) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, said) -> {
            assertThat(method.getName()).isEqualTo(verb);
            return answer.apply(said[0]);
        }));
    }
}
