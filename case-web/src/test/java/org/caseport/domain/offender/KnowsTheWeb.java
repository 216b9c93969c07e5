package org.caseport.domain.offender;

import org.caseport.web.settings.Setting;

final class KnowsTheWeb {

    Class<Setting> setting = Setting.class;
}
