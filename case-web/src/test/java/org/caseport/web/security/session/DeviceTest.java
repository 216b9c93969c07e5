package org.caseport.web.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {

    @ParameterizedTest
    @CsvSource({
        "'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', Firefox, Linux",
        "'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36 Edg/140.0', Edge, Windows",
        "'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15', Safari, macOS",
        "'Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/140.0.0.0 Mobile Safari/537.36', Chrome, Android",
        "'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/140.0 Mobile Safari', Chrome, iPhone",
        "'curl/8.5.0', '', ''"
    })
    void a_browser_and_a_system_are_named(String userAgent, String browser, String system) {
        Device device = Device.of(userAgent);

        assertThat(device).isEqualTo(new Device(browser, system));
        assertThat(Device.ofCode(device.code())).isEqualTo(device);
    }

    @Test
    void what_was_never_noted_is_not_known() {
        assertThat(Device.of(null)).isEqualTo(new Device("", ""));
        assertThat(Device.ofCode("")).isEqualTo(new Device("", ""));
    }
}
