package org.caseport.web.security.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeavyReadFilterTest {

    @ParameterizedTest
    @CsvSource({
        "/data/cases.csv,",
        "/data/cases.csv, status=all",
        "/cases, q=tls",
        "/cases, status=all&q=tls&size=100",
        "/workspace, view=mine&q=%E8%A8%BC",
    })
    void exports_and_searches_are_heavy(String path, String query) {
        assertThat(HeavyReadFilter.isHeavy(path, query)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/cases,",
        "/cases, status=all",
        "/cases, q=",
        "/cases, q=&status=all",
        "/cases, faq=tls",
        "/cases/case, id=case-1&q=tls",
        "/workspace/board,",
    })
    void whatever_reads_one_page_is_not(String path, String query) {
        assertThat(HeavyReadFilter.isHeavy(path, query)).isFalse();
    }
}
