package org.caseport.persistence.database;

import java.util.function.Consumer;

class UpgradeOnH2Test extends UpgradeContract {

    @Override
    TestDatabase open(Consumer<DatabaseSettings> before) {
        return TestDatabase.h2(before);
    }
}
