package org.caseport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.caseport.policy.catalog.Catalogs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceFilterTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void no_two_services_that_lists_are_filtered_by_are_called_the_same(String language) {
        CatalogNames names = names(Locale.forLanguageTag(language));

        assertThat(names.services())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .extracting(Option::label)
                .doesNotHaveDuplicates();
    }

    private static CatalogNames names(Locale locale) {
        CatalogNames names = new CatalogNames();
        names.catalog = Catalogs.shipped();
        names.user = new CurrentUser() {
            @Override
            public Locale locale() {
                return locale;
            }
        };
        names.labels = new Labels();
        names.labels.currentUser = names.user;
        return names;
    }
}
