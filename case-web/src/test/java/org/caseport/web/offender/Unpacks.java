package org.caseport.web.offender;

import java.util.zip.ZipInputStream;

final class Unpacks {

    ZipInputStream zip;
}
