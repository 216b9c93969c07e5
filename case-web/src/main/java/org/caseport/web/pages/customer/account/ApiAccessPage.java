package org.caseport.web.pages.customer.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.caseport.domain.access.AccessKey;
import org.caseport.policy.entitlement.ApiTerms;
import org.caseport.policy.entitlement.Offer;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.access.ManagingAccessKeys;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/** Backs {@code api-access.xhtml}: the member's access keys, and what is left of the account's quotas. */
@Named
@RequestScoped
public class ApiAccessPage {

    @Inject
    ManagingAccessKeys managing;

    @Inject
    CurrentUser currentUser;

    @Inject
    GrantExplanations grants;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private String label = "";
    private String error = "";
    private ManagingAccessKeys.@Nullable Created created;

    private @Nullable Offer<ApiTerms> offer;
    private @Nullable List<AccessKey> keys;
    private ManagingAccessKeys.@Nullable Left left;

    public Offer<ApiTerms> offer() {
        if (offer == null) {
            offer = managing.offerTo(currentUser.member());
        }
        return offer;
    }

    public ApiTerms terms() {
        return offer().choice();
    }

    public List<AccessKey> keys() {
        if (keys == null) {
            keys = managing.of(currentUser.member());
        }
        return keys;
    }

    public boolean isRoomForMore() {
        return keys().size() < AccessKey.MOST;
    }

    /** Why no further key can be created. */
    public String full() {
        return labels.format("apiAccess.error.tooMany", AccessKey.MOST);
    }

    public ManagingAccessKeys.Left left() {
        if (left == null) {
            left = managing.leftTo(currentUser.member());
        }
        return left;
    }

    /** A first call from the command line. */
    public String commandLine() {
        return "aws support describe-cases --endpoint-url " + endpoint() + " --region us-east-1";
    }

    /** A client in Java. */
    public String javaLine() {
        return "SupportClient.builder().endpointOverride(URI.create(\"" + endpoint()
                + "\")).region(Region.US_EAST_1).build()";
    }

    /** A client in Python. */
    public String pythonLine() {
        return "boto3.client(\"support\", endpoint_url=\"" + endpoint() + "\", region_name=\"us-east-1\")";
    }

    /** The address of the Support API, as this browser names the portal. */
    public String endpoint() {
        StringBuffer address = request.getRequestURL();
        int path = address.length() - request.getRequestURI().length();
        return address.substring(0, path) + currentUser.root() + "/support-api/";
    }

    public void create() {
        Outcome<ManagingAccessKeys.Created> creating = managing.create(currentUser.member(), label);
        if (creating instanceof Outcome.Done<ManagingAccessKeys.Created> done) {
            created = done.result();
            label = "";
        }
        error = creating.rejection().map(this::sentence).orElse("");
        keys = null;
    }

    private String sentence(Rejection why) {
        if (why instanceof Rejection.TooMany tooMany) {
            return labels.format("apiAccess.error.tooMany", tooMany.most());
        }
        if (why instanceof ManagingAccessKeys.BadLabel bad) {
            return labels.format("apiAccess.error.label", bad.longest());
        }
        if (why instanceof Rejection.NotGranted refused) {
            return grants.why(refused.missing().code());
        }
        return why instanceof ManagingAccessKeys.NotInPlan plan
                ? labels.why(plan.refusal())
                : labels.format("apiAccess.error.notSetUp");
    }

    public void revoke() {
        String key = request.getParameter("key");
        if (key != null) {
            managing.revoke(currentUser.member(), key);
        }
        Redirects.to(currentUser.root() + "/api-access");
    }

    /** The key that was just created, with its secret, which is shown now and never again. */
    public ManagingAccessKeys.@Nullable Created created() {
        return created;
    }

    public String error() {
        return error;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label == null ? "" : label;
    }
}
