package org.caseport.policy.entitlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.Category;
import org.caseport.domain.catalog.LimitType;
import org.caseport.domain.catalog.LocalizedText;
import org.caseport.domain.catalog.Question;
import org.caseport.domain.catalog.Question.Choice;
import org.caseport.domain.catalog.Question.Kind;
import org.caseport.domain.catalog.RecommendedLink;
import org.caseport.domain.catalog.Service;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PolicyBooks;

/** The nouns of these tests: accounts, a small catalog, drafts that nothing is wrong with. */
final class Given {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    static final SupportPlan BASIC = new SupportPlan("basic");
    static final SupportPlan DEVELOPER = new SupportPlan("developer");
    static final SupportPlan BUSINESS = new SupportPlan("business");
    static final SupportPlan ON_RAMP = new SupportPlan("enterprise-on-ramp");
    static final SupportPlan ENTERPRISE = new SupportPlan("enterprise");

    /** A working day in Germany and in Japan, and office hours in both. */
    static final Instant TUESDAY_NINE = at("2026-11-24T09:00", BERLIN);

    static final Instant TOKYO_TUESDAY_TEN = at("2026-11-24T10:00", TOKYO);

    static final Question ERROR_CODE = question("error-code", Kind.TEXT, true);
    static final Question SINCE = question("since", Kind.DATE, false);
    static final Question FAILED = new Question(
            "failed",
            text("Failed requests (%)", "失敗した要求 (%)"),
            null,
            Kind.NUMBER,
            false,
            List.of(),
            List.of(),
            BigDecimal.ZERO,
            new BigDecimal("100"));
    static final Question ENVIRONMENT = new Question(
            "environment",
            text("Environment", "環境"),
            null,
            Kind.CHOICE,
            false,
            List.of(new Choice("production", text("Production", "本番")), new Choice("test", text("Test", "テスト"))),
            List.of(),
            null,
            null);
    static final Question HOSTS = new Question(
            "hosts",
            text("Hosts", "ホスト"),
            null,
            Kind.ROWS,
            false,
            List.of(),
            List.of(question("name", Kind.TEXT, true), question("seen", Kind.DATE, false)),
            null,
            new BigDecimal("2"));

    static final Catalog CATALOG = new Catalog(
            List.of(
                    new Service(
                            "compute",
                            text("Compute", "コンピューティング"),
                            Set.of(CaseType.TECHNICAL),
                            List.of(
                                    category("startup"),
                                    category("errors", ERROR_CODE, SINCE, FAILED, ENVIRONMENT, HOSTS))),
                    new Service(
                            "invoices",
                            text("Invoices", "請求書"),
                            Set.of(CaseType.ACCOUNT_AND_BILLING),
                            List.of(category("charges"))),
                    new Service(
                            "general-info",
                            text("General information", "一般情報"),
                            Set.of(CaseType.ACCOUNT_AND_BILLING, CaseType.TECHNICAL),
                            List.of(category("other")))),
            List.of(new LimitType(
                    "servers",
                    text("Servers", "サーバー"),
                    text("How many?", "いくつですか"),
                    List.of(),
                    List.of(
                            new LimitType.Region("eu-1", text("Europe", "欧州")),
                            new LimitType.Region("jp-1", text("Japan", "日本"))),
                    List.of(
                            new LimitType.Limit("running", text("Running", "稼働中"), text("servers", "台"), 20),
                            new LimitType.Limit("reserved", text("Reserved", "予約"), text("servers", "台"), 5)))),
            List.of());

    static final CasePolicy POLICY = CasePolicy.readingFrom(PolicyBooks.shipped(), CATALOG);

    private Given() {}

    static LocalizedText text(String english, String japanese) {
        return new LocalizedText(Map.of("en", english, "ja", japanese));
    }

    private static Question question(String key, Kind kind, boolean required) {
        return new Question(
                key, text("What " + key, "何 " + key), null, kind, required, List.of(), List.of(), null, null);
    }

    private static Category category(String code, Question... questions) {
        return new Category(
                code,
                text("About " + code, code + " について"),
                text("Say more.", "詳しく"),
                List.of(new RecommendedLink(text("Help", "ヘルプ"), "/help")),
                List.of(questions));
    }

    static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    static Account account(SupportPlan plan) {
        return account(plan, "DE", null, BERLIN);
    }

    static Account account(SupportPlan plan, String country, String region, ZoneId zone) {
        return new Account(new AccountId("123456789012"), "Dogwood Apps", country, region, zone, plan, false, null);
    }

    static Account resold(SupportPlan plan) {
        return new Account(new AccountId("123456789012"), "Dogwood Apps", "DE", null, BERLIN, plan, true, null);
    }

    static Account withOperationsContact(SupportPlan plan) {
        return new Account(
                new AccountId("123456789012"), "Dogwood Apps", "DE", null, BERLIN, plan, false, "ops@dogwood.example");
    }

    static DraftFields technical() {
        return DraftFields.of(Map.of(
                "caseType", "technical",
                "service", "compute",
                "category", "startup",
                "severity", "normal",
                "subject", "Instances do not start",
                "description", "Since this morning.",
                "language", "en",
                "method", "web"));
    }

    static DraftFields billing() {
        return technical()
                .with(Map.of("caseType", "account-and-billing", "service", "invoices", "category", "charges"))
                .without("severity");
    }

    static DraftFields limitIncrease() {
        return technical()
                .with(Map.of(
                        "caseType", "service-limit-increase",
                        "service", "servers",
                        "request.0.region", "eu-1",
                        "request.0.limit", "running",
                        "request.0.value", "21"))
                .without("category", "severity");
    }

    static DraftFields withErrors() {
        return technical().with(Map.of("category", "errors", "answer.error-code", "E42"));
    }

    static DraftFile file(String name, long size, boolean expired) {
        return new DraftFile(
                new AttachedFile(new FileId("0".repeat(32)), name, "text/plain", size), TUESDAY_NINE, expired);
    }

    static Decision rule(SupportPlan plan, DraftFields draft) {
        return rule(account(plan), draft, TUESDAY_NINE);
    }

    static Decision rule(Account account, DraftFields draft, Instant at) {
        return POLICY.check(new PolicyRequest(account, draft, List.of(), List.of(), at));
    }
}
