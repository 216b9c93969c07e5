package org.caseport.web.security.load;

import java.util.Set;

/** Lists the addresses that read much: case lists with their searches, reports and exports. */
final class HeavyReadPaths {

    private static final Set<String> LISTS = Set.of("/cases", "/workspace", "/data/quick");
    private static final Set<String> REPORTS = Set.of("/workspace/reports", "/reports");
    private static final Set<String> EXPORTS = Set.of(
            "/data/cases.csv",
            "/data/admin/accounts/export.zip",
            "/data/workspace/reports/table.csv",
            "/data/workspace/reports/cases.csv",
            "/data/reports/table.csv",
            "/data/reports/cases.csv");

    private HeavyReadPaths() {}

    static boolean isList(String path) {
        return LISTS.contains(path);
    }

    static boolean isReport(String path) {
        return REPORTS.contains(path);
    }

    static boolean isExport(String path) {
        return EXPORTS.contains(path);
    }
}
