package org.caseport.persistence.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Makes the adapters of this module, each found by the port it implements, so none has to be public for tests. */
final class Adapters {

    private static final List<Class<?>> ALL = all();

    private Adapters() {}

    /** A new adapter of this port. */
    static Object of(Class<?> port) {
        List<Class<?>> found = ALL.stream().filter(port::isAssignableFrom).toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(port + " is implemented by " + found);
        }
        try {
            Constructor<?> constructor = found.get(0).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(found.toString(), e);
        }
    }

    private static List<Class<?>> all() {
        try {
            Path classes = Path.of(Migrations.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(classes)) {
                return files.map(file -> classes.relativize(file).toString())
                        .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("-info"))
                        .<Class<?>>map(Adapters::load)
                        .filter(type -> !type.isInterface() && !Modifier.isAbstract(type.getModifiers()))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String file) {
        String name = file.substring(0, file.length() - ".class".length())
                .replace('/', '.')
                .replace('\\', '.');
        try {
            return Class.forName(name, false, Adapters.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
