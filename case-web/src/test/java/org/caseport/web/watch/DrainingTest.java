package org.caseport.web.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainingTest {

    @TempDir
    Path home;

    @Test
    void a_server_is_about_to_leave_while_its_home_folder_says_so() throws IOException {
        Draining leaving = new Draining();
        leaving.home = home.toString();

        assertThat(leaving.isNear()).isFalse();

        Path mark = Files.createFile(home.resolve(Draining.MARK));
        assertThat(leaving.isNear()).isTrue();

        Files.delete(mark);
        assertThat(leaving.isNear()).isFalse();
    }
}
