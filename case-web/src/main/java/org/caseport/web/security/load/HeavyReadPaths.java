package org.caseport.web.security.load;

import java.util.Set;

/** Which addresses read much: what limits and turns are for. */
final class HeavyReadPaths {

    private static final Set<String> LISTS = Set.of("/cases", "/workspace");
    private static final Set<String> EXPORTS = Set.of("/data/cases.csv", "/data/admin/accounts/export.zip");

    private HeavyReadPaths() {}

    static boolean isList(String path) {
        return LISTS.contains(path);
    }

    static boolean isExport(String path) {
        return EXPORTS.contains(path);
    }
}
