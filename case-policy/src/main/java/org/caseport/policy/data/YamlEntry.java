package org.caseport.policy.data;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * An entry of a YAML data file that knows its file and line. Values are read as they are written, so that {@code no} is
 * the word no until the caller asks for a yes or no.
 */
public final class YamlEntry {

    private final String file;
    private final Node node;

    private YamlEntry(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    /** The root entry of a file. */
    public static YamlEntry read(String file, InputStream bytes) {
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        try {
            Node root = new Compose(settings)
                    .composeInputStream(bytes)
                    .orElseThrow(() -> new BadDataException(file, 1, "the file is empty"));
            return new YamlEntry(file, root);
        } catch (MarkedYamlEngineException notYaml) {
            throw new BadDataException(file, lineOf(notYaml.getProblemMark()), notYaml.getProblem());
        } catch (YamlEngineException notYaml) {
            throw new BadDataException(file, 1, String.valueOf(notYaml.getMessage()));
        }
    }

    /** The root entry of a file with this text, whose places can be asked for. */
    public static YamlEntry read(String file, String text) {
        return read(file, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Where this entry stands in the text of its file: a word, or a list or keys within brackets. Empty for what is
     * written over several indented lines, whose end can't be told from comments below it.
     */
    public Optional<TextRange> range() {
        boolean indented = node instanceof CollectionNode<?> collection && collection.getFlowStyle() != FlowStyle.FLOW;
        return indented || node.getEndMark().isEmpty()
                ? Optional.empty()
                : node.getStartMark()
                        .map(start -> new TextRange(
                                start.getIndex(),
                                node.getEndMark().orElseThrow().getIndex()));
    }

    /** The line on which this entry begins, counted from 1. */
    public int line() {
        return lineOf(node.getStartMark());
    }

    /** An exception for this entry, with its file and line and the reason given. */
    public BadDataException wrong(String reason) {
        return new BadDataException(file, lineOf(node.getStartMark()), reason);
    }

    /** This entry, after a check that it has no keys but these. */
    public YamlEntry hasOnly(String... keys) {
        Set<String> known = Set.of(keys);
        for (NodeTuple pair : pairs()) {
            YamlEntry key = new YamlEntry(file, pair.getKeyNode());
            if (!known.contains(key.text())) {
                throw key.wrong("unknown key \"" + key.text() + "\", expected one of " + String.join(", ", keys));
            }
        }
        return this;
    }

    /** The keys of this entry as entries, in the order written. */
    public List<YamlEntry> keys() {
        return pairs().stream()
                .map(pair -> new YamlEntry(file, pair.getKeyNode()))
                .toList();
    }

    /** The value of a key that has to be there. */
    public YamlEntry get(String key) {
        return find(key).orElseThrow(() -> wrong("\"" + key + "\" is missing"));
    }

    /** The value of a key that may be left out. */
    public Optional<YamlEntry> find(String key) {
        return Optional.ofNullable(byKey().get(key));
    }

    /** Every key with its value, in the order written. */
    public Map<String, YamlEntry> byKey() {
        Map<String, YamlEntry> values = new LinkedHashMap<>();
        for (NodeTuple pair : pairs()) {
            YamlEntry key = new YamlEntry(file, pair.getKeyNode());
            if (values.put(key.text(), new YamlEntry(file, pair.getValueNode())) != null) {
                throw key.wrong("\"" + key.text() + "\" stands here twice");
            }
        }
        return values;
    }

    /** The entries of a list that has at least one. */
    public List<YamlEntry> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("expected a list");
        }
        List<YamlEntry> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(new YamlEntry(file, item)));
        if (items.isEmpty()) {
            throw wrong("the list is empty");
        }
        return items;
    }

    /** Whether this is a text rather than a list or keys with values. */
    public boolean isText() {
        return node instanceof ScalarNode;
    }

    /** A text that is not blank, without spaces and line ends around it. */
    public String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong("expected a text");
        }
        String text = scalar.getValue().strip();
        if (text.isEmpty()) {
            throw wrong("the text is empty");
        }
        return text;
    }

    public boolean yesOrNo() {
        return oneOf(Map.of("yes", true, "no", false));
    }

    public BigDecimal number() {
        try {
            return new BigDecimal(text());
        } catch (NumberFormatException notANumber) {
            throw wrong("expected a number, not \"" + text() + "\"");
        }
    }

    public long wholeNumber() {
        try {
            return Long.parseLong(text());
        } catch (NumberFormatException notWhole) {
            throw wrong("expected a whole number, not \"" + text() + "\"");
        }
    }

    /** The meaning of the word written here. */
    public <T> T oneOf(Map<String, T> meanings) {
        T meaning = meanings.get(text());
        if (meaning == null) {
            String words = String.join(", ", meanings.keySet().stream().sorted().toList());
            throw wrong("\"" + text() + "\" is not one of " + words);
        }
        return meaning;
    }

    private List<NodeTuple> pairs() {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("expected keys and values");
        }
        return mapping.getValue();
    }

    private static int lineOf(Optional<Mark> mark) {
        return mark.map(m -> m.getLine() + 1).orElse(1);
    }
}
