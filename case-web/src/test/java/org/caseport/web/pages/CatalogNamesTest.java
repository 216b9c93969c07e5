package org.caseport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.caseport.domain.cases.RequestDetails.Answer;
import org.caseport.policy.catalog.Catalogs;
import org.junit.jupiter.api.Test;

/** What a case was asked, in the language of who reads it. */
class CatalogNamesTest {

    private final CatalogNames japanese = names(Locale.JAPANESE);
    private final CatalogNames english = names(Locale.ENGLISH);

    @Test
    void questions_and_choices_are_in_the_readers_language_whatever_the_contact_language() {
        List<Answer> asked = List.of(new Answer("Engine", "PostgreSQL"), new Answer("Host name and port", "db-1:5432"));

        List<Answer> read = japanese.answers("relational-database", "cant-connect", asked);

        assertThat(read).first().isEqualTo(new Answer("エンジン", "PostgreSQL"));
        assertThat(read).last().extracting(Answer::answer).isEqualTo("db-1:5432");
        assertThat(english.answers("relational-database", "cant-connect", read)).isEqualTo(asked);
    }

    @Test
    void columns_of_rows_are_too() {
        Answer asked =
                new Answer("Invoices to correct", "Invoice number: 7; What it should say: a; b\nInvoice number: 8");

        List<Answer> read = japanese.answers("invoices-and-payments", "invoice-details", List.of(asked));

        assertThat(read).containsExactly(new Answer("訂正する請求書", "請求書番号: 7; 正しい記載内容: a; b\n請求書番号: 8"));
    }

    @Test
    void what_the_catalog_no_longer_has_stays_as_it_was_asked() {
        List<Answer> asked = List.of(new Answer("Colour of the rack", "Engine"), new Answer("Engine", ""));

        assertThat(japanese.answers("relational-database", "cant-connect", asked))
                .containsExactly(asked.get(0), new Answer("エンジン", ""));
        assertThat(japanese.answers("no-such-service", "cant-connect", asked)).isEqualTo(asked);
        assertThat(japanese.answers("relational-database", null, asked)).isEqualTo(asked);
    }

    private static CatalogNames names(Locale locale) {
        CatalogNames names = new CatalogNames();
        names.catalog = Catalogs.shipped();
        names.labels = new Labels();
        names.labels.currentUser = new CurrentUser() {
            @Override
            public Locale locale() {
                return locale;
            }
        };
        return names;
    }
}
