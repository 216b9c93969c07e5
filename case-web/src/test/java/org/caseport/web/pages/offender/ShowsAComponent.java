package org.caseport.web.pages.offender;

import org.primefaces.model.SortOrder;

final class ShowsAComponent {

    SortOrder order = SortOrder.ASCENDING;
}
