package org.caseport.web.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.caseport.domain.cases.CaseId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes addresses of the portal for mails and other texts that are read outside of it. */
@ApplicationScoped
public class PortalUrls {

    @Inject
    @ConfigProperty(name = "caseport.external.url")
    Optional<String> url;

    @Inject
    @ConfigProperty(name = "caseport.external.host")
    Optional<String> host;

    @Inject
    @ConfigProperty(name = "caseport.demo", defaultValue = "false")
    boolean demo;

    /** The address of the start page, without a slash at its end; empty when the operator has not configured it. */
    public Optional<String> base() {
        return SettingReader.of(url)
                .map(text -> text.replaceFirst("/+$", ""))
                .or(() -> SettingReader.of(host).map(name -> "https://" + name))
                .or(() -> demo ? Optional.of("http://localhost:8080") : Optional.empty());
    }

    /** The address of a case's page. */
    public Optional<String> of(CaseId id) {
        return base().map(base -> base + "/cases/case?id=" + id);
    }
}
