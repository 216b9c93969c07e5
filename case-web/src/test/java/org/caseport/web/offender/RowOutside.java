package org.caseport.web.offender;

import jakarta.persistence.Entity;

@Entity
final class RowOutside {}
