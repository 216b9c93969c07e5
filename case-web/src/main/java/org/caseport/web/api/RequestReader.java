package org.caseport.web.api;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseport.web.api.transport.RequestBody;
import org.caseport.web.api.transport.Spool;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON request in one pass. A member of the wrong type is an error, an unknown one is ignored, and null counts
 * as absent. Base64 is decoded to disk without being completely in memory.
 */
final class RequestReader {

    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_NUMBER = 100;
    private static final int MOST_ELEMENTS = 200;
    private static final int MOST_FILES = 20;
    /** The limit on tokens, as the names are remembered in order to find duplicates. */
    private static final int MOST_TOKENS = 100_000;

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxDocumentLength(RequestBody.MOST)
                    .maxTokenCount(MOST_TOKENS)
                    .build())
            .build();

    private final JsonParser parser;
    private final Spool spool;
    private int files;

    private RequestReader(JsonParser parser, Spool spool) {
        this.parser = parser;
        this.spool = spool;
    }

    static RequestParameters read(RequestBody body, Shape.Structure shape, Spool spool) throws IOException {
        try (InputStream in = body.open();
                JsonParser parser = JSON.createParser(utf8(in))) {
            RequestReader reader = new RequestReader(parser, spool);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw ApiError.unreadable("The body is not a JSON object.");
            }
            RequestParameters members = reader.structure(shape);
            if (parser.nextToken() != null) {
                throw ApiError.unreadable("There is unexpected content after the JSON object.");
            }
            return members;
        } catch (JsonProcessingException e) {
            throw ApiError.unreadable("The body is not valid JSON.");
        } catch (CharacterCodingException e) {
            throw ApiError.unreadable("The body is not UTF-8.");
        }
    }

    /** A strict decoder: Jackson's own accepts some malformed sequences, and UTF-16 as well. */
    private static InputStreamReader utf8(InputStream in) {
        return new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
    }

    private RequestParameters structure(Shape.Structure shape) throws IOException {
        Map<String, Object> found = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            Shape wanted = shape.members().get(name);
            if (wanted == null) {
                parser.skipChildren();
            } else {
                Object value = value(name, wanted);
                if (value != null) {
                    found.put(name, value);
                }
            }
        }
        return new RequestParameters(found);
    }

    private @Nullable Object value(String name, Shape wanted) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (wanted instanceof Shape.Text && token == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (wanted instanceof Shape.YesOrNo && token.isBoolean()) {
            return parser.getBooleanValue();
        }
        if (wanted instanceof Shape.WholeNumber && token == JsonToken.VALUE_NUMBER_INT) {
            return number(name);
        }
        if (wanted instanceof Shape.Bytes && token == JsonToken.VALUE_STRING) {
            return bytes(name);
        }
        if (wanted instanceof Shape.Several several && token == JsonToken.START_ARRAY) {
            return elements(name, several.of());
        }
        if (wanted instanceof Shape.Structure structure && token == JsonToken.START_OBJECT) {
            return structure(structure);
        }
        throw ApiError.unreadable("The member '" + name + "' has the wrong type.");
    }

    private Long number(String name) throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw ApiError.unreadable("The number in '" + name + "' is too large.");
        }
        return parser.getLongValue();
    }

    private List<Object> elements(String name, Shape of) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object element = value(name, of);
            if (elements.size() == MOST_ELEMENTS) {
                throw ApiError.validation("The list '" + name + "' has more than " + MOST_ELEMENTS + " elements.");
            }
            if (element != null) {
                elements.add(element);
            }
        }
        return elements;
    }

    private RequestParameters.Blob bytes(String name) throws IOException {
        if (++files > MOST_FILES) {
            throw ApiError.validation("The request has more than " + MOST_FILES + " files.");
        }
        Path file = spool.newFile();
        try (OutputStream out = Files.newOutputStream(file)) {
            return new RequestParameters.Blob(file, parser.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, out));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw ApiError.unreadable("The member '" + name + "' is not base64.");
        }
    }
}
