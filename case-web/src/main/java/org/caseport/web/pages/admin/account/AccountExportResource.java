package org.caseport.web.pages.admin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.web.application.privacy.ExportingAccounts;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FileResponse;
import org.jspecify.annotations.Nullable;

/** Exports all data of an account as a zip archive, while it is read. */
@Path("admin/accounts")
@RequestScoped
public class AccountExportResource {

    @Inject
    ExportingAccounts exporting;

    @Inject
    CurrentUser user;

    @GET
    @Path("export.zip")
    public Response zip(@QueryParam("account") @Nullable String number) {
        Optional<Account> account = number != null && number.matches("[0-9]{12}")
                ? exporting.begin(user.administrator(), new AccountId(number))
                : Optional.empty();
        if (account.isEmpty()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        return FileResponse.saving(
                "account-" + account.get().id() + ".zip",
                "application/zip",
                out -> exporting.write(account.get(), out));
    }
}
