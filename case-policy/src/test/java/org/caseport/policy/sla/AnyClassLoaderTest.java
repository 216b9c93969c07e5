package org.caseport.policy.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnyClassLoaderTest {

    @Test
    void holidays_are_found_by_a_thread_that_knows_nothing_of_the_application() throws Exception {
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(AnyClassLoaderTest::url)
                .toArray(URL[]::new);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (var application = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Method on = application
                    .loadClass(PublicHolidays.class.getName())
                    .getDeclaredMethod("on", LocalDate.class, String.class, String.class);
            on.setAccessible(true);
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());

            Object holiday = on.invoke(null, LocalDate.of(2026, 10, 3), "DE", null);

            assertThat(holiday).isEqualTo(Optional.of("German Unity Day"));
            assertThat(thread.getContextClassLoader()).isEqualTo(ClassLoader.getPlatformClassLoader());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL url(String path) {
        try {
            return new File(path).toURI().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
