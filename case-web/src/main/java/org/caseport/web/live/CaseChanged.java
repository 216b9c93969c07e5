package org.caseport.web.live;

import java.io.Serializable;

/** Message to the other servers that a case may have changed. */
public class CaseChanged implements Serializable {

    private static final long serialVersionUID = 1L;

    private String id = "";

    /** For deserialization by the data grid. */
    public CaseChanged() {}

    CaseChanged(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
