package org.caseport.persistence.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of an agent's skills: codes of languages and services, separated by blanks. */
@Entity
@Table(name = "agent_skill")
@NullUnmarked
class AgentSkillRow {

    @Id
    @Column(name = "person_id")
    String person;

    String languages;
    String services;

    @Column(name = "most_open")
    Integer mostOpen;

    static String joined(Collection<String> codes) {
        return codes.stream().sorted().collect(Collectors.joining(" "));
    }

    static Set<String> split(String codes) {
        return Arrays.stream(codes.split(" ")).filter(code -> !code.isEmpty()).collect(Collectors.toSet());
    }
}
