package org.caseport.persistence.database;

import java.util.function.Consumer;

class UpgradeOnH2Test extends UpgradeContract {

    @Override
    TestDatabase open(Consumer<DatabaseAddress> before) {
        return TestDatabase.h2(before);
    }
}
