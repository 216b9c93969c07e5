package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.Await;
import org.caseport.web.journey.stage.Portal;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class InsideTheServerIT {

    @Inject
    DatabaseStatus storage;

    /** The WAR we ship, but for its doors: whoever starts the tests inside has no sign-in. */
    @Deployment
    static WebArchive theWarWithOpenDoors() throws IOException {
        WebArchive war = ShrinkWrap.create(ZipImporter.class, "caseport-it.war")
                .importFrom(Portal.war().toFile())
                .as(WebArchive.class);
        try (InputStream descriptor = war.get("WEB-INF/web.xml").getAsset().openStream()) {
            String opened = new String(descriptor.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll(
                            "<filter-mapping>\\s*<filter-name>(doors|storageGate)</filter-name>"
                                    + "[\\s\\S]*?</filter-mapping>",
                            "");
            return war.setWebXML(new StringAsset(opened)).addClass(Await.class);
        }
    }

    @Test
    void the_storage_gets_ready_by_itself() {
        Await.until("the storage is ready", storage::isReady);
    }

    @Test
    @RunAsClient
    void the_server_says_that_it_is_ready_once_it_is(@ArquillianResource URL url) throws Exception {
        URI health = URI.create("http://" + url.getHost() + ":" + url.getPort() + "/health/ready");
        HttpClient client = HttpClient.newHttpClient();

        HttpResponse<String> answer = Await.value("the server is ready", () -> Optional.of(
                        client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString()))
                .filter(one -> one.statusCode() == 200));

        assertThat(answer.body()).contains("\"name\"");
    }
}
