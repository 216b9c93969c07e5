package org.caseport.web.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of a request, each of the type that its shape requires; absent ones are left out. */
record RequestParameters(Map<String, Object> found) {

    /** Decoded base64 bytes in a file on disk. */
    record Blob(Path file, long size) {}

    RequestParameters {
        found = Map.copyOf(found);
    }

    boolean has(String name) {
        return found.containsKey(name);
    }

    @Nullable
    String text(String name) {
        return (String) found.get(name);
    }

    String textOr(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            throw ApiError.validation("The member '" + name + "' is required.");
        }
        return text;
    }

    boolean yes(String name, boolean otherwise) {
        return found.get(name) instanceof Boolean value ? value : otherwise;
    }

    Optional<Long> number(String name) {
        return Optional.ofNullable((Long) found.get(name));
    }

    @Nullable
    Blob bytes(String name) {
        return (Blob) found.get(name);
    }

    List<String> texts(String name) {
        return several(name).stream().map(String.class::cast).toList();
    }

    List<RequestParameters> structures(String name) {
        return several(name).stream().map(RequestParameters.class::cast).toList();
    }

    @Nullable
    RequestParameters structure(String name) {
        return (RequestParameters) found.get(name);
    }

    private List<?> several(String name) {
        return found.get(name) instanceof List<?> list ? list : List.of();
    }
}
