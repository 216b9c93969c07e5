package org.caseport.web.live;

import java.io.Serializable;

/** What one server tells the others: this case may have moved. */
public class CaseMoved implements Serializable {

    private static final long serialVersionUID = 1L;

    private String id = "";

    /** For the grid, which fills it in afterwards. */
    public CaseMoved() {}

    CaseMoved(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
