package org.caseport.web.pages.offender;

import jakarta.faces.view.ViewScoped;

@ViewScoped
final class KeepsItsView {}
