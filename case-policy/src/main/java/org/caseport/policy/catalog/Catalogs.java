package org.caseport.policy.catalog;

import java.io.InputStream;
import org.caseport.domain.catalog.Catalog;
import org.jspecify.annotations.Nullable;

/** Loads the catalog. */
public final class Catalogs {

    private Catalogs() {}

    /**
     * The catalog that Caseport ships.
     *
     * @throws org.caseport.policy.data.BadDataException when one of its files breaks a rule
     */
    public static Catalog shipped() {
        return new CatalogReader(Catalogs::resource).read();
    }

    private static @Nullable InputStream resource(String file) {
        return Catalogs.class.getResourceAsStream("/catalog/" + file);
    }
}
