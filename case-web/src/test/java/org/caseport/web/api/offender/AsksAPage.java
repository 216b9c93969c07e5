package org.caseport.web.api.offender;

final class AsksAPage {

    org.caseport.web.pages.accomplice.Companion companion;
}
