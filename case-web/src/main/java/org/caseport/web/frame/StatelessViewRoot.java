package org.caseport.web.frame;

import jakarta.faces.component.UIViewRoot;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The root of every page, which stores its view map in the request, since pages keep no state on the server. The
 * standard view map would create a session, and PrimeFaces puts its nonce there on every page.
 */
public class StatelessViewRoot extends UIViewRoot {

    private final Map<String, Object> map = new HashMap<>();

    @Override
    public Map<String, Object> getViewMap() {
        return map;
    }

    @Override
    public @Nullable Map<String, Object> getViewMap(boolean create) {
        return create || !map.isEmpty() ? map : null;
    }
}
