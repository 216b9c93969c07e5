package org.caseport.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes responses and errors of the Support API. */
final class ResponseWriter {

    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

    private ResponseWriter() {}

    static void begin(HttpServletResponse response, String requestId) {
        response.setHeader("x-amzn-RequestId", requestId);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(CONTENT_TYPE);
    }

    static void send(HttpServletResponse response, String json) throws IOException {
        byte[] bytes = json.getBytes(UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Writes the error code into the header and the body, as some clients read one and some the other. */
    static void fail(HttpServletResponse response, ApiError error) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("__type", error.code());
        body.put("message", error.said());
        response.setStatus(error.status());
        response.setHeader("x-amzn-ErrorType", error.code());
        send(response, JsonWriter.text(body));
    }
}
