package org.caseport.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.annotation.WebServlet;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.web.journey.stage.AccessTable;
import org.junit.jupiter.api.Test;

/** Nothing can be reached that is not in {@code access.md}: who adds a way in has to say who may use it. */
class AccessTableTest {

    private static final java.nio.file.Path WEBAPP = java.nio.file.Path.of("src/main/webapp");
    private static final java.nio.file.Path CODE = java.nio.file.Path.of("src/main/java/org/caseport/web");
    private static final Pattern COMMAND =
            Pattern.compile("<[a-z]+:command\\w+\\b[^>]*\\baction=\"#\\{(\\w+)\\.(\\w+)}\"");
    private static final Pattern BEAN_GIVEN = Pattern.compile("<ui:param name=\"(\\w+)\" value=\"#\\{(\\w+)}\"/>");
    private static final Pattern OPERATION = Pattern.compile("\"([A-Z][A-Za-z]+)\",\\s*new Operation\\(");
    private static final Pattern TOPIC = Pattern.compile("static final String [A-Z]+ = \"([^\"]+)\"");

    private static final List<AccessTable.Row> ROWS = AccessTable.rows();
    private static final Set<String> ADDRESSES =
            ROWS.stream().map(row -> row.method() + " " + form(row.address())).collect(Collectors.toSet());

    @Test
    void every_page_is_in_the_table() throws IOException {
        Set<String> pages = new TreeSet<>();
        try (Stream<java.nio.file.Path> files = Files.walk(WEBAPP)) {
            files.map(file -> "/" + WEBAPP.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".xhtml"))
                    .filter(file -> !file.startsWith("/WEB-INF/") && !file.startsWith("/resources/"))
                    .forEach(file -> pages.add("GET " + file.replaceFirst("\\.xhtml$", "")));
        }

        assertThat(pages).hasSizeGreaterThan(10);
        assertThat(ADDRESSES).containsAll(pages);
    }

    @Test
    void every_command_of_a_page_is_in_the_table_and_no_other() throws IOException {
        String pages = allPages();
        // What a page calls a bean that it gives to a part it includes.
        Map<String, Set<String>> given = BEAN_GIVEN
                .matcher(pages)
                .results()
                .collect(Collectors.groupingBy(
                        one -> one.group(1), Collectors.mapping(one -> one.group(2), Collectors.toSet())));
        Set<String> commands = COMMAND.matcher(pages)
                .results()
                .flatMap(one -> given.getOrDefault(one.group(1), Set.of(one.group(1))).stream()
                        .map(bean -> bean + "." + one.group(2)))
                .collect(Collectors.toSet());

        assertThat(commands).hasSizeGreaterThan(25);
        assertThat(ROWS.stream()
                        .map(AccessTable.Row::does)
                        .filter(does -> !does.isEmpty())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(commands);
    }

    private static String allPages() throws IOException {
        StringBuilder pages = new StringBuilder();
        try (Stream<java.nio.file.Path> files = Files.walk(WEBAPP)) {
            for (java.nio.file.Path file :
                    files.filter(one -> one.toString().endsWith(".xhtml")).toList()) {
                pages.append(Files.readString(file));
            }
        }
        return pages.toString();
    }

    @Test
    void every_resource_servlet_and_socket_is_in_the_table() throws IOException {
        Set<String> ways = new TreeSet<>();
        Set<String> servlets = new TreeSet<>();
        for (Class<?> one : classesThatSay("@Path(", "@WebServlet(", "@ServerEndpoint(")) {
            if (one.isAnnotationPresent(Path.class)) {
                ways.addAll(resources(one));
            }
            if (one.isAnnotationPresent(WebServlet.class)) {
                servlets.addAll(servlet(one));
            }
            if (one.isAnnotationPresent(ServerEndpoint.class)) {
                assertThat(one.getAnnotation(ServerEndpoint.class).value())
                        .as("a second socket needs topics in the table too")
                        .isEqualTo("/live");
            }
        }

        assertThat(ways).hasSizeGreaterThan(20);
        assertThat(ADDRESSES).containsAll(ways);
        assertThat(servlets).hasSizeGreaterThan(5).allSatisfy(servlet -> assertThat(ADDRESSES)
                .anyMatch(address -> address.matches(servlet)));
    }

    private static List<Class<?>> classesThatSay(String... annotations) throws IOException {
        List<Class<?>> found = new ArrayList<>();
        try (Stream<java.nio.file.Path> files = Files.walk(CODE)) {
            for (java.nio.file.Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file);
                if (Arrays.stream(annotations).anyMatch(code::contains)) {
                    String name =
                            CODE.relativize(file).toString().replace('\\', '/').replace('/', '.');
                    found.add(Class.forName(
                            "org.caseport.web." + name.replaceFirst("\\.java$", ""),
                            false,
                            AccessTableTest.class.getClassLoader()));
                }
            }
        } catch (ClassNotFoundException unknown) {
            throw new AssertionError(unknown);
        }
        return found;
    }

    private static Set<String> resources(Class<?> resource) {
        Set<String> ways = new TreeSet<>();
        for (Method method : resource.getMethods()) {
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (verb != null) {
                    Path below = method.getAnnotation(Path.class);
                    ways.add(verb.value() + " "
                            + form("/data/" + resource.getAnnotation(Path.class).value()
                                    + (below == null ? "" : "/" + below.value())));
                }
            }
        }
        return ways;
    }

    /** By the methods that it answers itself; one that answers all needs one row. */
    private static Set<String> servlet(Class<?> servlet) {
        Set<String> verbs = Arrays.stream(servlet.getDeclaredMethods())
                .map(Method::getName)
                .filter(name -> name.matches("do[A-Z][a-z]+"))
                .map(name -> name.substring(2).toUpperCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());
        WebServlet mapped = servlet.getAnnotation(WebServlet.class);
        return Stream.of(mapped.value(), mapped.urlPatterns())
                .flatMap(Arrays::stream)
                // The address of the API without its slash is the same.
                .map(pattern -> Pattern.quote(pattern.replaceFirst("/?\\*$", "")) + "(/.*)?")
                .flatMap(address -> verbs.isEmpty()
                        ? Stream.of("[A-Z]+ " + address)
                        : verbs.stream().map(verb -> verb + " " + address))
                .collect(Collectors.toSet());
    }

    @Test
    void every_operation_of_the_support_api_is_in_the_table() throws IOException {
        Set<String> operations = new TreeSet<>();
        try (Stream<java.nio.file.Path> files = Files.list(CODE.resolve("api"))) {
            for (java.nio.file.Path file : files.filter(one -> one.toString().endsWith("Operations.java"))
                    .toList()) {
                Matcher operation = OPERATION.matcher(Files.readString(file));
                while (operation.find()) {
                    operations.add("CALL " + operation.group(1));
                }
            }
        }

        assertThat(operations).hasSizeGreaterThan(13);
        assertThat(ADDRESSES).containsAll(operations);
    }

    @Test
    void every_topic_that_can_be_listened_to_is_in_the_table() throws IOException {
        Set<String> topics = new TreeSet<>();
        Matcher topic = TOPIC.matcher(Files.readString(CODE.resolve("application/live/Topics.java")));
        while (topic.find()) {
            topics.add(topic.group(1));
        }

        assertThat(topics).hasSizeGreaterThan(3).allSatisfy(one -> {
            assertThat(ROWS)
                    .anyMatch(row ->
                            row.method().equals("SOCKET") && row.address().startsWith(one));
            assertThat(ROWS).anyMatch(row -> row.address().startsWith("/data/live?topic=" + one));
        });
    }

    /** An address without its query, and with nothing in its braces. */
    private static String form(String address) {
        return address.replaceFirst("\\?.*", "").replaceAll("\\{[^}]*}", "{}");
    }
}
