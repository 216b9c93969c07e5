package org.caseport.persistence.database;

import java.util.function.Consumer;

class UpgradeOnPostgreSqlTest extends UpgradeContract {

    @Override
    TestDatabase open(Consumer<DatabaseSettings> before) {
        return TestDatabase.postgreSql(before);
    }
}
