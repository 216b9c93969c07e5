package org.caseport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseport.web.SourceTree;
import org.junit.jupiter.api.Test;

/** Components of PrimeFaces and the frame that loads them stand in pages of the office, and nowhere else. */
class OfficePagesTest {

    private static final Path PAGES = SourceTree.TOP.resolve("case-web/src/main/webapp");
    private static final Pattern COMPONENTS = Pattern.compile("=\"(primefaces|http://primefaces\\.org/ui)\"");
    private static final String FRAME = "/WEB-INF/templates/office.xhtml";

    @Test
    void only_pages_of_the_office_use_components_or_their_frame() {
        List<String> users = using(page -> COMPONENTS.matcher(page).find() || page.contains(FRAME));

        assertThat(users)
                .isNotEmpty()
                .allMatch(page -> page.equals("WEB-INF/templates/office.xhtml")
                        || page.startsWith("admin/")
                        || page.equals("workspace/reports.xhtml")
                        || page.equals("reports.xhtml")
                        || page.startsWith("WEB-INF/reports/")
                        || page.startsWith("WEB-INF/admin/"));
    }

    @Test
    void a_part_with_components_is_included_by_pages_in_their_frame_only() {
        List<String> parts = using(
                page -> COMPONENTS.matcher(page).find() && !page.contains(" template=\"") && !page.contains(FRAME));

        assertThat(parts).allSatisfy(part -> assertThat(using(page -> page.contains("\"/" + part + "\"")))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(text(page)).contains(" template=\"" + FRAME + "\"")));
    }

    private static List<String> using(Predicate<String> what) {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".xhtml"))
                    .map(file -> PAGES.relativize(file).toString().replace('\\', '/'))
                    .filter(page -> what.test(text(page)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String page) {
        try {
            return Files.readString(PAGES.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
