package org.caseport.web.application.offender;

import jakarta.servlet.http.HttpServletRequest;

final class KnowsHttp {

    HttpServletRequest request;
}
