package org.caseport.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The response of an operation that succeeded. */
@FunctionalInterface
interface ApiResponse {

    void writeTo(HttpServletResponse response) throws IOException;

    /** A JSON object that is built before anything is sent. */
    record Text(String json) implements ApiResponse {

        static Text of(Map<String, ? extends @Nullable Object> members) {
            return new Text(ResponseWriter.json(members));
        }

        @Override
        public void writeTo(HttpServletResponse response) throws IOException {
            ResponseWriter.send(response, json);
        }
    }
}
