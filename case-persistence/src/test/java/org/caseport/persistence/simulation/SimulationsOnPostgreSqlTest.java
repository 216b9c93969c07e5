package org.caseport.persistence.simulation;

import org.caseport.persistence.database.TestDatabase;

class SimulationsOnPostgreSqlTest extends SimulationContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
