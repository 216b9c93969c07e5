package org.caseport.web.frame;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Adds a hash of the content to the address of our own resources, so that browsers may cache them for long. */
public class VersionedResources extends ResourceHandlerWrapper {

    private static final String LIBRARY = "caseport";

    private final Map<String, String> versions = new ConcurrentHashMap<>();

    public VersionedResources(ResourceHandler wrapped) {
        super(wrapped);
    }

    @Override
    public @Nullable Resource createResource(String name, @Nullable String library) {
        Resource resource = super.createResource(name, library);
        return resource != null && LIBRARY.equals(library) && !name.endsWith(".xhtml")
                ? new Versioned(resource)
                : resource;
    }

    @Override
    public @Nullable Resource createResource(String name, @Nullable String library, @Nullable String type) {
        Resource resource = super.createResource(name, library, type);
        return resource != null && LIBRARY.equals(library) && !name.endsWith(".xhtml")
                ? new Versioned(resource)
                : resource;
    }

    private final class Versioned extends ResourceWrapper {

        Versioned(Resource resource) {
            super(resource);
        }

        @Override
        public String getRequestPath() {
            String version = versions.computeIfAbsent(getResourceName(), name -> hashOf(getWrapped()));
            return super.getRequestPath() + "&v=" + version;
        }
    }

    private static String hashOf(Resource resource) {
        try (InputStream bytes = resource.getInputStream()) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.readAllBytes());
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
