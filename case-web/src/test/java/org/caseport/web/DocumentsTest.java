package org.caseport.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that the documents speak of this program: classes that exist, links that lead somewhere, a length one reads.
 */
class DocumentsTest {

    /** A class is written in code marks, in capitals and small letters, without a dot or a blank. */
    private static final Pattern CLASS = Pattern.compile("`@?([A-Z][a-z]+[a-z0-9]*(?:[A-Z][A-Za-z0-9]*)+)`");

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");

    /** Words that look like classes: operations of the Support API, annotations, and the like. */
    private static final Pattern NOT_OURS =
            Pattern.compile("NullMarked|InternalServerError|CreateCase|[A-Za-z]*Attachment[A-Za-z]*"
                    + "(Links|Link|Upload)|MaxScanSize|MaxFileSize|StreamMaxLength");

    @ParameterizedTest
    @MethodSource("documents")
    void every_class_that_a_document_names_exists(Path document) throws IOException {
        Set<String> named = CLASS.matcher(Files.readString(SourceTree.TOP.resolve(document)))
                .results()
                .map(name -> name.group(1))
                .filter(name -> !NOT_OURS.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));

        named.removeAll(classes());
        assertThat(named)
                .as("classes that %s names and that don't exist", document)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_link_to_a_file_leads_to_one(Path document) throws IOException {
        Path folder = SourceTree.TOP.resolve(document).toAbsolutePath().getParent();

        assertThat(LINK.matcher(Files.readString(SourceTree.TOP.resolve(document)))
                        .results()
                        .map(link -> link.group(1)))
                .allSatisfy(link -> assertThat(folder.resolve(link)).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", ".github/CONTRIBUTING.md"})
    void what_a_newcomer_reads_first_is_short(String document) throws IOException {
        assertThat(Files.size(SourceTree.TOP.resolve(document))).isLessThan(10_240);
    }

    @Test
    void every_page_of_the_manual_is_named_in_the_readme() throws IOException {
        Set<String> linked = LINK.matcher(Files.readString(SourceTree.TOP.resolve("README.md")))
                .results()
                .map((MatchResult link) -> link.group(1))
                .collect(Collectors.toSet());

        assertThat(linked)
                .containsAll(documents()
                        .map(Path::toString)
                        .filter(name -> name.contains("docs"))
                        .toList());
    }

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> manual = Files.list(SourceTree.TOP.resolve("case-web/docs"))) {
            return Stream.concat(
                    Stream.of(
                                    "README.md",
                                    ".github/CONTRIBUTING.md",
                                    ".github/SECURITY.md",
                                    "case-domain/README.md",
                                    "case-policy/README.md",
                                    "case-persistence/README.md",
                                    "case-web/README.md")
                            .map(Path::of),
                    manual.map(SourceTree.TOP::relativize).toList().stream())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Set<String> classes() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : new String[] {"case-domain", "case-policy", "case-persistence", "case-web"}) {
            try (Stream<Path> files = Files.walk(SourceTree.TOP.resolve(module).resolve("src"))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .map(name -> name.replace(".java", ""))
                        .forEach(names::add);
            }
        }
        return names;
    }
}
