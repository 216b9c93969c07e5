package org.caseport.web.pages.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What chats cost those who load their pages. */
class ChatScriptsTest {

    private static final Path SCRIPTS = Path.of("src/main/webapp/resources/caseport");
    private static final int MOST = 15 * 1024;

    @Test
    void the_scripts_of_chats_have_at_most_15_kilobytes_compressed() throws IOException {
        int bytes = 0;
        for (String script : new String[] {"chat.js", "chat-bar.js", "duty.js"}) {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
                Files.copy(SCRIPTS.resolve(script), out);
            }
            bytes += compressed.size();
        }

        assertThat(bytes).isBetween(1, MOST);
    }
}
