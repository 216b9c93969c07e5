package org.caseport.policy.book;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A part of a book's file that knows its line, so that whatever is wrong with it can be found. */
record Part(String file, Node node) {

    static Part parse(String file, String yaml) {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(file).build();
            return new Compose(settings)
                    .composeString(yaml)
                    .map(node -> new Part(file, node))
                    .orElseThrow(() -> new BrokenBookException(file, 1, "the book is empty"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new BrokenBookException(file, line, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new BrokenBookException(file, 1, "not YAML: " + e.getMessage());
        }
    }

    BrokenBookException broken(String reason) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        return new BrokenBookException(file, line, reason);
    }

    /** The parts by key, in the order written. */
    Map<String, Part> map() {
        if (!(node instanceof MappingNode mapping)) {
            throw broken("expected keys with values");
        }
        Map<String, Part> parts = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Part key = new Part(file, tuple.getKeyNode());
            if (parts.put(key.text(), new Part(file, tuple.getValueNode())) != null) {
                throw key.broken("'" + key.text() + "' stands here twice");
            }
        }
        return parts;
    }

    /** The parts by key, which must be exactly these; a key that ends in a question mark may be missing. */
    Keyed map(String... keys) {
        List<String> known =
                Arrays.stream(keys).map(key -> key.replace("?", "")).toList();
        Map<String, Part> parts = map();
        parts.forEach((key, part) -> {
            if (!known.contains(key)) {
                throw part.broken("unknown key '" + key + "'; known are " + known);
            }
        });
        Keyed keyed = new Keyed(this, parts);
        for (String key : keys) {
            if (!key.endsWith("?")) {
                keyed.the(key);
            }
        }
        return keyed;
    }

    List<Part> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw broken("expected a list");
        }
        return sequence.getValue().stream().map(item -> new Part(file, item)).toList();
    }

    String text() {
        if (!(node instanceof ScalarNode scalar)
                || !scalar.getTag().equals(Tag.STR)
                || scalar.getValue().isBlank()) {
            throw broken("expected a text");
        }
        return scalar.getValue();
    }

    /** A whole number from 0 to this. */
    int number(int most) {
        if (!(node instanceof ScalarNode scalar) || !scalar.getTag().equals(Tag.INT)) {
            throw broken("expected a whole number");
        }
        try {
            int number = new BigInteger(scalar.getValue()).intValueExact();
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Said below, together with every other number that does not fit.
        }
        throw broken("expected a number from 0 to " + most + ", not " + scalar.getValue());
    }

    boolean yesOrNo() {
        return oneOf(List.of(true, false), answer -> answer ? "yes" : "no");
    }

    /** The one of these whose word stands here. */
    <T> T oneOf(List<T> all, Function<T, String> word) {
        String text = text();
        return all.stream()
                .filter(each -> word.apply(each).equals(text))
                .findFirst()
                .orElseThrow(() -> broken(
                        "'" + text + "' is none of " + all.stream().map(word).collect(Collectors.joining(", "))));
    }

    /** The constant of which this text is the name in lower case. */
    <E extends Enum<E>> E named(Class<E> type) {
        return oneOf(List.of(type.getEnumConstants()), each -> each.name().toLowerCase(Locale.ROOT));
    }

    /** Parts of which it is known that the keys are right. */
    record Keyed(Part whole, Map<String, Part> byKey) {

        Part the(String key) {
            Part part = byKey.get(key);
            if (part == null) {
                throw whole.broken("'" + key + "' is missing");
            }
            return part;
        }

        Optional<Part> perhaps(String key) {
            return Optional.ofNullable(byKey.get(key));
        }
    }
}
