package org.caseport.web.frame;

import jakarta.faces.component.UIViewRoot;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The root of every page. What is put into a view's map lives for one request, since pages keep nothing on the server;
 * the map of Faces itself would open a session for it, and PrimeFaces puts its nonce there on every page.
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
