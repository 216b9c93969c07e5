package org.caseport.web.api;

import static org.caseport.web.api.Shape.NUMBER;
import static org.caseport.web.api.Shape.TEXT;
import static org.caseport.web.api.Shape.YES_OR_NO;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.search.CaseFeed;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.access.ApiCaller;
import org.caseport.web.application.access.SubmittingWithFiles;
import org.caseport.web.application.access.SubmittingWithFiles.SentAhead;
import org.caseport.web.application.cases.ReadingCaseFeed;
import org.caseport.web.application.correspondence.ResolvingCases;
import org.jspecify.annotations.Nullable;

/** Operations that open, find, read, reply to and resolve cases. */
@ApplicationScoped
class CaseOperations {

    private static final int LATEST = 5;
    private static final int FEWEST = 10;
    private static final int MOST = 100;
    /** The longest list that is accepted; how many uploads a communication may have is decided by the policy. */
    private static final int MOST_UPLOADS = 10;

    private static final Pattern WITHOUT_TAG = Pattern.compile("case-([0-9]{12})-([0-9]{4}-[0-9a-f]{16})");

    @Inject
    SubmittingWithFiles submitting;

    @Inject
    Catalog catalog;

    @Inject
    ResolvingCases resolving;

    @Inject
    ReadingCaseFeed reading;

    @Inject
    PageTokens tokens;

    @Inject
    ApiErrorMessages errorMessages;

    Map<String, Operation> all() {
        return Map.of(
                "CreateCase",
                new Operation(
                        shape(Map.of(
                                "subject", TEXT,
                                "communicationBody", TEXT,
                                "serviceCode", TEXT,
                                "categoryCode", TEXT,
                                "severityCode", TEXT,
                                "ccEmailAddresses", new Shape.Several(TEXT),
                                "language", TEXT,
                                "issueType", TEXT,
                                "attachmentSetId", TEXT,
                                "uploadIds", new Shape.Several(TEXT))),
                        true,
                        this::createCase),
                "AddCommunicationToCase",
                new Operation(
                        shape(Map.of(
                                "caseId", TEXT,
                                "communicationBody", TEXT,
                                "ccEmailAddresses", new Shape.Several(TEXT),
                                "attachmentSetId", TEXT,
                                "uploadIds", new Shape.Several(TEXT))),
                        true,
                        this::addCommunication),
                "ResolveCase",
                new Operation(shape(Map.of("caseId", TEXT)), true, this::resolveCase),
                "DescribeCases",
                new Operation(
                        shape(Map.of(
                                "caseIdList", new Shape.Several(TEXT),
                                "displayId", TEXT,
                                "afterTime", TEXT,
                                "beforeTime", TEXT,
                                "includeResolvedCases", YES_OR_NO,
                                "includeCommunications", YES_OR_NO,
                                "nextToken", TEXT,
                                "maxResults", NUMBER,
                                "language", TEXT)),
                        false,
                        this::describeCases),
                "DescribeCommunications",
                new Operation(
                        shape(Map.of(
                                "caseId", TEXT,
                                "afterTime", TEXT,
                                "beforeTime", TEXT,
                                "nextToken", TEXT,
                                "maxResults", NUMBER)),
                        false,
                        this::describeCommunications));
    }

    /** A structure with these members, and with the one for a dry run, which every operation has. */
    static Shape.Structure shape(Map<String, Shape> members) {
        Map<String, Shape> all = new TreeMap<>(members);
        all.put("dryRun", YES_OR_NO);
        return new Shape.Structure(all);
    }

    private ApiResponse createCase(ApiCaller program, RequestParameters asked) {
        CaseId opened = submitting
                .open(program.member(), CreateCaseFields.of(asked, catalog), sentAhead(asked))
                .orElseThrow(why -> errorMessages.of(program, why));
        return ApiResponse.Text.of(Map.of("caseId", opened.value()));
    }

    private ApiResponse addCommunication(ApiCaller program, RequestParameters asked) {
        CaseId id = caseId(asked);
        String text = asked.requiredText("communicationBody");
        submitting
                .reply(program.member(), id, text, asked.texts("ccEmailAddresses"), sentAhead(asked))
                .orElseThrow(why -> refused(program, id, why));
        return ApiResponse.Text.of(Map.of("result", true));
    }

    private ApiResponse resolveCase(ApiCaller program, RequestParameters asked) {
        CaseId id = caseId(asked);
        ResolvingCases.Resolved resolved =
                resolving.resolve(program.member(), id).orElseThrow(why -> refused(program, id, why));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("initialCaseStatus", resolved.before().code());
        answer.put("finalCaseStatus", resolved.after().code());
        return ApiResponse.Text.of(answer);
    }

    private ApiError refused(ApiCaller program, CaseId id, Rejection why) {
        return why == Rejection.NotFound.CASE ? noSuchCase(id.value()) : errorMessages.of(program, why);
    }

    private ApiResponse describeCases(ApiCaller program, RequestParameters asked) {
        List<String> listed = asked.texts("caseIdList");
        if (listed.size() > MOST) {
            throw ApiError.validation("caseIdList: At most " + MOST + " cases at a time.");
        }
        List<CaseId> ids = listed.stream()
                .map(text -> caseId(text).orElseThrow(() -> noSuchCase(text)))
                .distinct()
                .toList();
        ReadingCaseFeed.Wanted wanted = new ReadingCaseFeed.Wanted(
                ids,
                displayId(asked),
                ApiTimestamps.read("afterTime", asked.text("afterTime")),
                ApiTimestamps.read("beforeTime", asked.text("beforeTime")),
                asked.yes("includeResolvedCases", false),
                language(asked));
        int most = most(asked);
        String query = "DescribeCases\n" + program.member().account() + "\n" + wanted;
        CaseFeed.Place after = place(tokens.place(asked.text("nextToken"), query));
        checkThatAllAre(program, ids);
        if (asked.has("displayId") && wanted.displayId() == null) {
            return ApiResponse.Text.of(Map.of("cases", List.of()));
        }
        List<CaseFeed.Heading> found = reading.cases(program.member(), wanted, after, most + 1);
        List<CaseFeed.Heading> page = found.subList(0, Math.min(most, found.size()));
        Map<CaseId, List<Communication>> said = asked.yes("includeCommunications", true)
                ? reading.lastSaid(
                        program.member(),
                        page.stream().map(CaseFeed.Heading::id).toList(),
                        LATEST)
                : Map.of();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put(
                "cases",
                page.stream()
                        .map(heading -> details(program, heading, said.get(heading.id())))
                        .toList());
        if (found.size() > most) {
            CaseFeed.Heading last = page.get(page.size() - 1);
            answer.put("nextToken", tokens.to(last.openedAt() + " " + last.id(), query));
        }
        return ApiResponse.Text.of(answer);
    }

    private void checkThatAllAre(ApiCaller program, List<CaseId> ids) {
        if (!ids.isEmpty()) {
            List<CaseId> known =
                    reading.cases(program.member(), ReadingCaseFeed.Wanted.only(ids), null, ids.size()).stream()
                            .map(CaseFeed.Heading::id)
                            .toList();
            ids.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(missing -> {
                throw noSuchCase(missing.value());
            });
        }
    }

    private Map<String, @Nullable Object> details(
            ApiCaller program, CaseFeed.Heading heading, @Nullable List<Communication> said) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("caseId", heading.id().value());
        details.put("displayId", heading.displayId().digits());
        details.put("subject", heading.subject());
        details.put("status", heading.status().code());
        details.put("serviceCode", heading.service());
        details.put("categoryCode", heading.category());
        details.put("severityCode", heading.severity().code());
        details.put("submittedBy", heading.requesterName());
        details.put("timeCreated", ApiTimestamps.created(heading.openedAt()));
        details.put("ccEmailAddresses", heading.contacts());
        details.put("language", heading.language().code());
        if (said != null) {
            Map<String, @Nullable Object> recent = new LinkedHashMap<>();
            recent.put("communications", communications(heading.id(), said));
            int oldest = said.get(said.size() - 1).number();
            recent.put(
                    "nextToken",
                    oldest == 1
                            ? null
                            : tokens.to(
                                    Integer.toString(oldest),
                                    queryOfCommunications(program, heading.id(), null, null)));
            details.put("recentCommunications", recent);
        }
        return details;
    }

    private ApiResponse describeCommunications(ApiCaller program, RequestParameters asked) {
        CaseId id = caseId(asked);
        Instant from = ApiTimestamps.read("afterTime", asked.text("afterTime"));
        Instant before = ApiTimestamps.read("beforeTime", asked.text("beforeTime"));
        int most = most(asked);
        String query = queryOfCommunications(program, id, from, before);
        String place = tokens.place(asked.text("nextToken"), query);
        if (!reading.has(program.member(), id)) {
            throw noSuchCase(id.value());
        }
        List<Communication> found = reading.said(
                program.member(), id, from, before, place == null ? null : Integer.valueOf(place), most + 1);
        List<Communication> page = found.subList(0, Math.min(most, found.size()));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("communications", communications(id, page));
        if (found.size() > most) {
            answer.put(
                    "nextToken",
                    tokens.to(Integer.toString(page.get(page.size() - 1).number()), query));
        }
        return ApiResponse.Text.of(answer);
    }

    private static String queryOfCommunications(
            ApiCaller program, CaseId id, @Nullable Instant from, @Nullable Instant before) {
        return "DescribeCommunications\n" + program.member().account() + "\n" + id + "\n" + from + "\n" + before;
    }

    private static List<Map<String, Object>> communications(CaseId id, List<Communication> said) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Communication entry : said) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("caseId", id.value());
            one.put("body", entry.body().text());
            one.put("submittedBy", entry.side() == Communication.Side.CUSTOMER ? entry.authorName() : "Support");
            one.put("timeCreated", ApiTimestamps.created(entry.at()));
            one.put(
                    "attachmentSet",
                    files(
                            id,
                            entry.attachments().stream()
                                    .filter(AttachmentOperations::isSmall)
                                    .toList()));
            one.put("attachments", files(id, entry.attachments()));
            all.add(one);
        }
        return all;
    }

    private static List<Map<String, Object>> files(CaseId id, List<AttachedFile> files) {
        return files.stream()
                .<Map<String, Object>>map(file -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("attachmentId", new AttachmentId(id, file.id()).text());
                    one.put("fileName", file.name());
                    return one;
                })
                .collect(Collectors.toList());
    }

    private static SentAhead sentAhead(RequestParameters asked) {
        String set = asked.text("attachmentSetId");
        List<String> uploads = asked.texts("uploadIds");
        if (uploads.size() > MOST_UPLOADS) {
            throw ApiError.validation("uploadIds: At most " + MOST_UPLOADS + " at a time.");
        }
        return new SentAhead(
                set == null ? null : AttachmentOperations.setId(set),
                uploads.stream().map(UploadOperations::id).toList());
    }

    private static CaseId caseId(RequestParameters asked) {
        String text = asked.text("caseId");
        if (text == null) {
            throw noSuchCase("");
        }
        return caseId(text).orElseThrow(() -> noSuchCase(text));
    }

    /** Reads the case id, also in the old form without a tag. */
    private static Optional<CaseId> caseId(String text) {
        Matcher old = WITHOUT_TAG.matcher(text);
        String full = old.matches() ? "case-" + old.group(1) + "-muen-" + old.group(2) : text;
        return CaseId.isCaseId(full) ? Optional.of(new CaseId(full)) : Optional.empty();
    }

    private static @Nullable DisplayId displayId(RequestParameters asked) {
        String text = asked.text("displayId");
        return text != null && DisplayId.isDisplayId(text) ? new DisplayId(text) : null;
    }

    private static @Nullable ContactLanguage language(RequestParameters asked) {
        String text = asked.text("language");
        if (text == null) {
            return null;
        }
        if (!text.matches("[a-z]{2}")) {
            throw ApiError.validation("language: Give two lower case letters, such as en.");
        }
        return new ContactLanguage(text);
    }

    private static int most(RequestParameters asked) {
        long most = asked.number("maxResults").orElse((long) MOST);
        if (most < FEWEST || most > MOST) {
            throw ApiError.validation("maxResults: Give " + FEWEST + " to " + MOST + ".");
        }
        return (int) most;
    }

    private static CaseFeed.@Nullable Place place(@Nullable String place) {
        if (place == null) {
            return null;
        }
        int space = place.indexOf(' ');
        try {
            return new CaseFeed.Place(Instant.parse(place.substring(0, space)), new CaseId(place.substring(space + 1)));
        } catch (DateTimeException e) {
            throw new IllegalStateException("a token of ours has no place in it", e);
        }
    }

    private static ApiError noSuchCase(String id) {
        String shown = id.length() > 100 ? id.substring(0, 100) : id;
        return ApiError.of("CaseIdNotFound", "Could not find case " + shown);
    }
}
