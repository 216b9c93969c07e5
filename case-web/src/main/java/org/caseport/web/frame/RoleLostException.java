package org.caseport.web.frame;

/**
 * Somebody has lost a role while a page for that role was being made. {@link FaultFilter} answers it as it would have
 * been answered a moment later: 403, with the text {@code trouble.<kind>.text}.
 */
public class RoleLostException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String kind;

    public RoleLostException(String kind, String message) {
        super(message);
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
