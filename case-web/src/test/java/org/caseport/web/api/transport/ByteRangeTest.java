package org.caseport.web.api.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=2-4, 2, 3",
        "bytes=2-, 2, 8",
        "bytes=2-99, 2, 8",
        "bytes=-3, 7, 3",
        "bytes=-99, 0, 10",
        "bytes=10-, 10, 0",
        "bytes=-0, 10, 0",
        "bytes=999999999999999999-, 999999999999999999, 0"
    })
    void one_stretch_of_ten_bytes(String header, long from, long length) {
        assertThat(ByteRange.read(header, 10)).contains(new ByteRange(from, length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1-2,4-5", "bytes=4-2", "bytes=-", "lines=1-2", "bytes=a-b", ""})
    void anything_else_is_answered_with_the_whole(String header) {
        assertThat(ByteRange.read(header, 10)).isEmpty();
    }

    @Test
    void no_header_is_the_whole() {
        assertThat(ByteRange.read(null, 10)).isEmpty();
    }
}
