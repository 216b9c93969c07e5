package org.caseport.domain.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The fields of a draft, exactly as a person typed and chose them, valid or not. Fields are named by the constants
 * here; questions, limit requests and contacts add a number or a key: {@code answer.error-code},
 * {@code answer.hosts.0.name}, {@code request.0.region}, {@code contact.2}. A field that was never filled reads as the
 * empty text.
 */
public record DraftFields(SortedMap<String, String> byName) {

    public static final String CASE_TYPE = "caseType";
    /** A service's code, or a limit type's for a service limit increase. */
    public static final String SERVICE = "service";

    public static final String CATEGORY = "category";
    public static final String SEVERITY = "severity";
    public static final String SUBJECT = "subject";
    public static final String DESCRIPTION = "description";
    public static final String LANGUAGE = "language";
    public static final String METHOD = "method";
    /** The method last chosen for a language, whose code the field's name continues with: {@code methodIn.en}. */
    public static final String METHOD_IN = "methodIn";

    public static final String COUNTRY = "country";
    public static final String PHONE = "phone";
    public static final String EXTENSION = "extension";
    /** {@link #YES} for a case that only requester, named members and support see. */
    public static final String CONFIDENTIAL = "confidential";

    /** An agent's internal note until it is added; never sent. */
    public static final String NOTE = "note";

    /** Why an agent escalates, reclassifies or reopens; it goes into a note. */
    public static final String REASON = "reason";

    /** A member's comment on a rating that could not be given yet; {@link #STARS} has its stars. */
    public static final String COMMENT = "comment";

    public static final String STARS = "stars";

    /**
     * The author's answer about a number that may be a payment card's, {@link #KEEP} or {@link #REMOVE}. The field's
     * name continues with the key of the number, as in {@code number.402407-6781-16}.
     */
    public static final String NUMBER = "number";

    public static final String KEEP = "keep";
    public static final String REMOVE = "remove";

    /** The value of a checkbox that is ticked. */
    public static final String YES = "yes";

    /** The text in the contacts field that is not a chip yet. */
    public static final String CONTACT_TYPED = "contactTyped";

    /** The id of an older case to which the new one is related. */
    public static final String RELATED = "related";

    /** The id of the announced problem by which the author is affected too. */
    public static final String AFFECTED = "affected";

    /** The code of the plan for which the case asks support. */
    public static final String PLAN = "plan";

    /** The longest text kept for one field, in UTF-16 units: room for far more than any limit allows. */
    public static final int LONGEST = 40_000;
    /** The most fields that one draft keeps. */
    public static final int MOST = 500;

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z]{0,19}(\\.[a-z0-9][a-z0-9-]{0,39}){0,3}");

    public static final DraftFields EMPTY = new DraftFields(new TreeMap<>());

    public DraftFields {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
        byName.keySet().forEach(name -> {
            if (!isName(name)) {
                throw new IllegalArgumentException("not a field of a draft: " + name);
            }
        });
    }

    public static DraftFields of(Map<String, String> byName) {
        return new DraftFields(new TreeMap<>(byName));
    }

    /** Whether a draft may have a field of this name. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether the draft has content. A rating that was not given and answers about numbers do not count. */
    public boolean hasContent() {
        return !without(COMMENT, STARS, NUMBER).byName.isEmpty();
    }

    /** What was typed, unchanged; empty when nothing was. */
    public String get(String name) {
        return byName.getOrDefault(name, "");
    }

    /** These fields with the changed ones in place of the old; an empty text takes a field away. */
    public DraftFields with(Map<String, String> changed) {
        SortedMap<String, String> merged = new TreeMap<>(byName);
        changed.forEach((name, text) -> {
            if (text.isEmpty()) {
                merged.remove(name);
            } else {
                merged.put(name, text);
            }
        });
        return new DraftFields(merged);
    }

    public DraftFields with(String name, String text) {
        return with(Map.of(name, text));
    }

    /** These fields without any whose name is one of these or starts with one of these and a dot. */
    public DraftFields without(String... names) {
        SortedMap<String, String> kept = new TreeMap<>(byName);
        for (String name : names) {
            kept.keySet().removeIf(key -> key.equals(name) || key.startsWith(name + "."));
        }
        return new DraftFields(kept);
    }

    /** The numbers in use behind {@code prefix.}, ascending: the rows of a list, with gaps where rows were removed. */
    public List<Integer> rows(String prefix) {
        List<Integer> rows = new ArrayList<>();
        for (String name : byName.keySet()) {
            if (name.startsWith(prefix + ".")) {
                String number = name.substring(prefix.length() + 1).split("\\.", 2)[0];
                if (number.matches("[0-9]{1,3}") && !rows.contains(Integer.valueOf(number))) {
                    rows.add(Integer.valueOf(number));
                }
            }
        }
        Collections.sort(rows);
        return rows;
    }
}
