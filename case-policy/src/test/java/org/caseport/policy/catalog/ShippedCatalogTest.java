package org.caseport.policy.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShippedCatalogTest {

    @Test
    void the_shipped_catalog_can_be_read() {
        assertThat(Catalogs.shipped().services()).isNotEmpty();
    }
}
