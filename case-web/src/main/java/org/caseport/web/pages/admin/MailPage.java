package org.caseport.web.pages.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.DeliverySearch;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.domain.search.CaseReference;
import org.caseport.web.application.PortalUrls;
import org.caseport.web.application.notice.ManagingMailDeliveries;
import org.caseport.web.demo.DemoMode;
import org.caseport.web.mail.DemoMailbox;
import org.caseport.web.mail.MailSettings;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.pages.Redirects;
import org.caseport.web.pages.admin.office.KeysetModel;
import org.jspecify.annotations.Nullable;

/** Backs {@code admin/mail.xhtml}: the mails that match a filter, which is in the address, and suppressed addresses. */
@Named
@RequestScoped
public class MailPage {

    private static final String PATH = "/admin/mail";
    private static final int SUGGESTED = 10;
    private static final int LONGEST = 320;
    private static final Pattern NAMED = Pattern.compile(".*<([^<>]+)>");
    private static final List<String> PARAMETERS = List.of("to", "case", "kind", "state");

    @Inject
    ManagingMailDeliveries managing;

    @Inject
    MailSettings settings;

    @Inject
    PortalUrls portal;

    @Inject
    DemoMode demo;

    @Inject
    DemoMailbox demoMailbox;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private final Map<String, String> asked = new HashMap<>();
    private ManagingMailDeliveries.@Nullable Summary summary;
    private @Nullable KeysetModel<DeliverySearch.Found, Line> mails;

    /**
     * A mail in words.
     *
     * @param key what a request names the mail by
     * @param letter the number of the letter that a demo shows instead of sending it; null if there is none
     */
    public record Line(
            String key,
            Delivery delivery,
            String about,
            String caseNumber,
            String caseId,
            String state,
            String trouble,
            boolean failed,
            @Nullable Instant next,
            DemoMailbox.@Nullable Kept letter) {}

    @PostConstruct
    void read() {
        PARAMETERS.forEach(name -> asked.put(name, parameter(name).strip()));
    }

    public String get(String name) {
        return asked.getOrDefault(name, "");
    }

    // ---- the server and its figures

    /** Whether no mail is sent, as the operator has configured no mail server. */
    public boolean isWithoutServer() {
        return !settings.isSet();
    }

    public boolean isOnlyShown() {
        return isWithoutServer() && demo.isOn();
    }

    public boolean isWithoutLinks() {
        return portal.base().isEmpty();
    }

    public String server() {
        return settings.host().orElse("");
    }

    public String from() {
        return settings.from();
    }

    public ManagingMailDeliveries.Summary summary() {
        ManagingMailDeliveries.Summary known = summary;
        if (known == null) {
            known = managing.summary(currentUser.administrator());
            summary = known;
        }
        return known;
    }

    // ---- the mails

    /** The mails, newest first, as the table reads them. */
    public KeysetModel<DeliverySearch.Found, Line> getMails() {
        KeysetModel<DeliverySearch.Found, Line> known = mails;
        if (known == null) {
            known = new KeysetModel<>("mails", "", this::find, one -> text(one.place()), this::line);
            mails = known;
        }
        return known;
    }

    private List<DeliverySearch.Found> find(String after, int most) {
        CaseReference about = CaseReference.in(get("case")).orElse(null);
        if (about == null && !get("case").isEmpty()) {
            return List.of();
        }
        DeliverySearch.Filter filter = new DeliverySearch.Filter(
                Channel.MAIL,
                named(Delivery.State.values(), get("state")),
                named(MailTrigger.values(), get("kind")),
                get("to").isEmpty() ? null : get("to"),
                about);
        return managing.find(currentUser.administrator(), filter, place(after), most);
    }

    private static <E extends Enum<E>> @Nullable E named(E[] all, String name) {
        return Stream.of(all).filter(one -> one.name().equals(name)).findFirst().orElse(null);
    }

    private Line line(DeliverySearch.Found found) {
        Delivery delivery = found.delivery();
        return new Line(
                delivery.account() + " " + delivery.number() + " " + delivery.recipient(),
                delivery,
                MailTrigger.of(delivery.notice())
                        .map(labels::of)
                        .orElse(delivery.notice().kind()),
                found.caseNumber() == null ? "" : found.caseNumber().digits(),
                delivery.notice().caseId() == null
                        ? ""
                        : delivery.notice().caseId().value(),
                labels.of(delivery.state()),
                delivery.trouble() == null ? "" : labels.of(delivery.trouble()),
                delivery.state() == Delivery.State.FAILED,
                delivery.state() == Delivery.State.WAITING ? delivery.dueAt() : null,
                demoMailbox.find(delivery).orElse(null));
    }

    private static String text(DeliverySearch.Place place) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, place.at())
                + " " + place.number()
                + " " + place.account()
                + " " + place.recipient();
    }

    private static DeliverySearch.@Nullable Place place(String text) {
        if (!text.matches("[0-9]{1,18} [0-9]{1,18} [0-9]{12} .+")) {
            return null;
        }
        String[] parts = text.split(" ", 4);
        return new DeliverySearch.Place(
                Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS),
                Long.parseLong(parts[1]),
                new AccountId(parts[2]),
                parts[3]);
    }

    // ---- the filter

    /** The triggers to choose from. */
    public List<Option> kinds() {
        return options(MailTrigger.values());
    }

    public List<Option> states() {
        return options(Delivery.State.values());
    }

    private List<Option> options(Enum<?>[] all) {
        return Stream.of(all).map(one -> new Option(one.name(), labels.of(one))).toList();
    }

    public boolean isNarrowed() {
        return asked.values().stream().anyMatch(value -> !value.isEmpty());
    }

    /** The e-mail address that mails went to; empty for all. */
    public String getRecipient() {
        return get("to");
    }

    /** Takes an address, one with a name before it, or a text that the first person who is found by it is meant by. */
    public void setRecipient(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        String meant = text.isEmpty() || text.contains("@")
                ? text
                : completeRecipient(text).stream().findFirst().orElse(text);
        asked.put("to", NAMED.matcher(meant).replaceFirst("$1"));
    }

    /** Names and e-mail addresses of the people whom the text may mean. */
    public List<String> completeRecipient(String text) {
        return managing.people(currentUser.administrator(), text, SUGGESTED).stream()
                .map(one -> one.name() + " <" + one.email() + ">")
                .toList();
    }

    /** Goes to the address of what was chosen in the filter. */
    public void show() {
        back();
    }

    /** The address of this page with its filter. */
    public String address() {
        String query = PARAMETERS.stream()
                .filter(name -> !get(name).isEmpty())
                .map(name -> name + "=" + URLEncoder.encode(get(name), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? PATH : PATH + "?" + query;
    }

    // ---- what can be done

    public void sendAgain() {
        String key = parameter("again");
        if (key.matches("[0-9]{12} [0-9]{1,18} .+")) {
            String[] parts = key.split(" ", 3);
            managing.sendAgain(
                    currentUser.administrator(), new AccountId(parts[0]), Long.parseLong(parts[1]), parts[2]);
        }
        back();
    }

    public void sendAllAgain() {
        managing.sendAllAgain(currentUser.administrator());
        back();
    }

    public void hurry() {
        managing.retryNow(currentUser.administrator());
        back();
    }

    public void lift() {
        managing.unsuppress(currentUser.administrator(), parameter("address"));
        back();
    }

    private String parameter(String name) {
        String value = Optional.ofNullable(request.getParameter(name)).orElse("");
        return value.substring(0, Math.min(value.length(), LONGEST));
    }

    private void back() {
        Redirects.to(currentUser.root() + address());
    }
}
