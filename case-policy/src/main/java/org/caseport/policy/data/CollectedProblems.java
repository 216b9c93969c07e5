package org.caseport.policy.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects what is wrong with the parts of a file, where a reader alone would stop at the first mistake. */
public final class CollectedProblems {

    private final List<BadDataException> problems = new ArrayList<>();

    /** What this part of the file says; empty if it can't be read, which is one problem more. */
    public <T> Optional<T> of(Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (BadDataException wrong) {
            if (problems.stream().noneMatch(other -> wrong.toString().equals(other.toString()))) {
                problems.add(wrong);
            }
            return Optional.empty();
        }
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** The problems in the order of the lines, each once. */
    public List<BadDataException> inOrder() {
        return problems.stream()
                .sorted(Comparator.comparingInt(BadDataException::line))
                .toList();
    }
}
