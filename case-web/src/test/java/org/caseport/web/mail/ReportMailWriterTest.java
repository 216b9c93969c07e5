package org.caseport.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.domain.report.FactFilter;
import org.caseport.domain.report.GroupBy;
import org.caseport.domain.report.ReportKind;
import org.caseport.domain.report.ReportMail;
import org.caseport.domain.report.ReportMail.Rhythm;
import org.caseport.web.application.notice.MailContent;
import org.caseport.web.application.report.MailingReports;
import org.caseport.web.application.report.ReportTables;
import org.caseport.web.application.report.ReportTables.Cell;
import org.caseport.web.application.report.ReportTables.Line;
import org.caseport.web.application.report.ReportTables.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportMailWriterTest {

    private static final Instant AT = Instant.parse("2026-11-30T06:00:00Z");
    private static final String ADDRESS = "https://support.company.example/workspace/reports?report=targets&asOf=x";

    @Test
    void it_has_the_tables_and_a_link_to_the_same_report() {
        MailMessage letter = letter(Locale.ENGLISH, Rhythm.WEEKLY, ADDRESS);

        assertThat(letter.subject()).isEqualTo("Targets met: 23 Nov – 29 Nov 2026");
        assertThat(letter.text())
                .contains("23 Nov – 29 Nov 2026, time zone UTC. As of Mon 30 Nov.")
                .contains("Business <b>\n  Met: 7\n  Missed: 0", "By age", ADDRESS)
                .contains("every Monday", "Stop mailing");
        assertThat(letter.html())
                .contains("<th scope=\"row\"", "href=\"" + ADDRESS.replace("&", "&amp;") + "\"", ">7</a>")
                .doesNotContain("<b>");
        assertThat(letter.to()).isEqualTo("sven@x.example");
    }

    @Test
    void without_an_address_of_the_portal_nothing_leads_anywhere() {
        assertThat(letter(Locale.ENGLISH, Rhythm.MONTHLY, "").html()).doesNotContain("Open the report");
    }

    @ParameterizedTest
    @EnumSource
    void it_is_written_in_both_languages(Rhythm rhythm) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            MailMessage letter = letter(language, rhythm, ADDRESS);

            assertThat(letter.language()).isEqualTo(language);
            assertThat(letter.html()).contains("lang=\"" + language.getLanguage() + "\"");
            assertThat(letter.messageId()).matches("<[^<>\\s]+@caseport\\.example>");
        }
    }

    private static MailMessage letter(Locale language, Rhythm rhythm, String address) {
        ReportMailWriter writer = new ReportMailWriter();
        writer.settings = SmtpClientTest.settings(25);
        Person to = new Person(
                new PersonId("sven"), "sven@x.example", "Sven", Set.of(Role.SUPERVISOR), null, null, null, Set.of());
        ReportMail order = new ReportMail(
                "order",
                to.id(),
                rhythm,
                ReportKind.TARGETS,
                GroupBy.PLAN,
                false,
                FactFilter.NONE,
                "en",
                LocalDate.parse("2026-12-07"),
                AT);
        List<Line> lines = List.of(
                new Line("Business <b>", false, List.of(new Cell("7", ADDRESS + "&row=business"), new Cell("0", null))),
                new Line("Total", true, List.of(new Cell("7", null), new Cell("0", null))));
        ReportTables.Written report = new ReportTables.Written(
                "Targets met",
                "23 Nov – 29 Nov 2026",
                "UTC",
                "Mon 30 Nov",
                "A target is decided once.",
                address,
                List.of(
                        new Table("", List.of("Plan", "Met", "Missed"), lines),
                        new Table("By age", List.of("Plan", "Met", "Missed"), lines)));
        Notice notice = Notice.ofAccount(MailingReports.NO_ACCOUNT, "report.mailed", "order", AT);
        return writer.write(new MailContent.OfReport(
                Delivery.planned(new Outbox.Entry(7, notice), Channel.MAIL, to.email(), AT),
                new MailingReports.Mail(to, order, language, report)));
    }
}
