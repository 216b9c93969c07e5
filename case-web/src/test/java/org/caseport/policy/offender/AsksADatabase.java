package org.caseport.policy.offender;

import jakarta.persistence.EntityManager;

final class AsksADatabase {

    EntityManager entities;
}
