package org.caseport.persistence;

import java.util.function.Consumer;

class UpgradeOnH2Test extends UpgradeContract {

    @Override
    TestDatabase open(Consumer<DatabaseAddress> before) {
        return TestDatabase.h2(before);
    }
}
