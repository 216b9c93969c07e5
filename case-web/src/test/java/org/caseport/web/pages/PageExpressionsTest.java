package org.caseport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Named;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseport.web.SourceTree;
import org.junit.jupiter.api.Test;

/** Pages call their beans by name, which no compiler checks. */
class PageExpressionsTest {

    private static final Path PAGES = SourceTree.TOP.resolve("case-web/src/main/webapp");

    private static final Pattern EXPRESSION = Pattern.compile("[#$]\\{([^}]*)}");

    /** A text in quotes, which may contain anything. */
    private static final Pattern TEXT = Pattern.compile("'[^']*'");

    private static final Pattern CHAIN = Pattern.compile("(?<![\\w.])([a-z]\\w*)((?:\\.\\w+(?:\\(\\))?)+)");
    private static final Pattern STEP = Pattern.compile("\\.(\\w+)(\\(\\))?");

    /** The arguments of a call, innermost first. */
    private static final Pattern ARGUMENTS = Pattern.compile("\\([^()]+\\)");

    @Test
    void each_method_that_a_page_calls_on_a_bean_or_on_what_it_returns_exists() throws IOException {
        Map<String, Class<?>> beans = beans();
        List<String> missing = new ArrayList<>();
        int calls = 0;
        try (Stream<Path> pages = Files.walk(PAGES)) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
                Matcher expressions = EXPRESSION.matcher(Files.readString(page));
                while (expressions.find()) {
                    for (String chain : chains(expressions.group(1))) {
                        Optional<String> fault = fault(chain, beans);
                        fault.ifPresent(what -> missing.add(PAGES.relativize(page) + ": " + what));
                        calls++;
                    }
                }
            }
        }

        assertThat(missing).isEmpty();
        assertThat(calls).isGreaterThan(1_000);
    }

    /** The chains of calls in an expression, those in arguments too, without arguments. */
    private static List<String> chains(String expression) {
        String rest = TEXT.matcher(expression).replaceAll("0");
        List<String> chains = new ArrayList<>();
        for (Matcher arguments = ARGUMENTS.matcher(rest); arguments.find(); arguments = ARGUMENTS.matcher(rest)) {
            addChains(arguments.group(), chains);
            rest = arguments.replaceFirst("()");
        }
        addChains(rest, chains);
        return chains;
    }

    private static void addChains(String text, List<String> chains) {
        CHAIN.matcher(text).results().map(found -> found.group()).forEach(chains::add);
    }

    private static Optional<String> fault(String chain, Map<String, Class<?>> beans) {
        int dot = chain.indexOf('.');
        Class<?> type = beans.get(chain.substring(0, dot));
        Matcher steps = STEP.matcher(chain);
        while (type != null && steps.find()) {
            List<Method> found = found(type, steps.group(1), steps.group(2) != null);
            if (found.isEmpty()) {
                return Optional.of(chain + ": " + type.getSimpleName() + " has no " + steps.group(1));
            }
            type = found.get(0).getReturnType();
            if (type.isPrimitive() || !type.getName().startsWith("org.caseport")) {
                type = null;
            }
        }
        return Optional.empty();
    }

    private static List<Method> found(Class<?> type, String name, boolean called) {
        String property = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name)
                        || (!called
                                && (method.getName().equals("get" + property)
                                        || method.getName().equals("is" + property))))
                .toList();
    }

    private static Map<String, Class<?>> beans() {
        Map<String, Class<?>> beans = new HashMap<>();
        for (JavaClass one : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.caseport.web")) {
            if (one.isAnnotatedWith(Named.class)) {
                String name = one.getAnnotationOfType(Named.class).value();
                String simple = one.getSimpleName();
                beans.put(
                        name.isEmpty() ? Character.toLowerCase(simple.charAt(0)) + simple.substring(1) : name,
                        one.reflect());
            }
        }
        return beans;
    }
}
