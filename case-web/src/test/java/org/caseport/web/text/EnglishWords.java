package org.caseport.web.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import morfologik.fsa.FSA;
import morfologik.fsa.FSATraversal;
import morfologik.fsa.MatchResult;

/** LanguageTool's American word list, and the words of our own that {@code words.txt} adds to it. */
final class EnglishWords {

    private static final String LIST = "/org/languagetool/resource/en/hunspell/en_US.dict";

    /** Behind it the list tells how often a word is used. */
    private static final String SEPARATOR = "+";

    private final FSATraversal list;
    private final Set<String> own;

    EnglishWords() throws IOException {
        try (InputStream words = EnglishWords.class.getResourceAsStream(LIST);
                BufferedReader added = new BufferedReader(new InputStreamReader(
                        EnglishWords.class.getResourceAsStream("words.txt"), StandardCharsets.UTF_8))) {
            list = new FSATraversal(FSA.read(words));
            own = added.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toSet());
        }
    }

    boolean contain(String word) {
        String plain = word.replace('’', '\'').replaceFirst("'s$", "");
        return own.contains(plain) || isListed(plain) || isListed(plain.toLowerCase(Locale.ENGLISH));
    }

    private boolean isListed(String word) {
        int match = list.match((word + SEPARATOR).getBytes(StandardCharsets.UTF_8)).kind;
        return match == MatchResult.SEQUENCE_IS_A_PREFIX || match == MatchResult.EXACT_MATCH;
    }
}
