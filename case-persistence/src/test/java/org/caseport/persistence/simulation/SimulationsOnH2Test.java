package org.caseport.persistence.simulation;

import org.caseport.persistence.database.TestDatabase;

class SimulationsOnH2Test extends SimulationContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
