package org.caseport.web.pages.customer;

import org.caseport.web.application.Attaching;
import org.caseport.web.pages.Labels;

/** Says why a file was refused, naming it. */
final class FileRefusals {

    private FileRefusals() {}

    static String sentence(Labels labels, Attaching.Refused refused) {
        return labels.format(
                "Why." + refused.why().name(),
                refused.name(),
                refused.limits().files(),
                labels.size(refused.limits().fileBytes()));
    }
}
