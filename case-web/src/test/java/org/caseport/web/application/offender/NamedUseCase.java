package org.caseport.web.application.offender;

import jakarta.inject.Named;

@Named
final class NamedUseCase {}
