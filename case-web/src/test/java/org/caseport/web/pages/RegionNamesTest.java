package org.caseport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A screen reader lists the regions of a page by their names, so no two have the same one. */
class RegionNamesTest {

    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Pattern SECTION = Pattern.compile("<section\\b[^>]*\\baria-labelledby=\"([^\"]+)\"");
    private static final Pattern REGION = Pattern.compile("role=\"region\"\\s+aria-labelledby=\"([^\"]+)\"");

    @Test
    void no_section_has_the_name_of_a_region_in_it() throws IOException {
        List<Path> pages;
        try (Stream<Path> files = Files.walk(PAGES)) {
            pages = files.filter(file -> file.toString().endsWith(".xhtml")).toList();
        }

        assertThat(pages).isNotEmpty().allSatisfy(page -> assertThat(names(SECTION, page))
                .as("%s", page)
                .noneMatch(names(REGION, page)::contains));
    }

    private static Set<String> names(Pattern place, Path page) {
        try {
            return place.matcher(Files.readString(page))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
