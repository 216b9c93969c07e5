package org.caseport.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes responses and errors of the Support API. */
final class ResponseWriter {

    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

    private static final JsonInclude.Value NO_NULLS =
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL);
    private static final ObjectMapper JSON =
            JsonMapper.builder().defaultPropertyInclusion(NO_NULLS).build();

    private ResponseWriter() {}

    /** These members as a JSON object; those that are null are left out. */
    static String json(Map<String, ? extends @Nullable Object> members) {
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers, lists and maps are always JSON", e);
        }
    }

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
        send(response, json(body));
    }
}
