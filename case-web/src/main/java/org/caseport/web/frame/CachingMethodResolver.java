package org.caseport.web.frame;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Resolves method calls in pages and caches which method is meant. The standard resolver of Jakarta Expression Language
 * searches all methods of the class at each call, which took a quarter of the time of a list. Ambiguous calls are left
 * to it.
 */
public final class CachingMethodResolver extends ELResolver {

    private final Map<Call, Optional<Method>> known = new ConcurrentHashMap<>();

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            Object method,
            Class<?> @Nullable [] types,
            Object @Nullable [] arguments) {
        if (base == null || base instanceof Class || types != null || arguments == null) {
            return null;
        }
        Method meant = known.computeIfAbsent(Call.of(base, method.toString(), arguments), Call::meant)
                .orElse(null);
        if (meant == null) {
            return null;
        }
        Object result = call(meant, base, converted(context, meant, arguments));
        context.setPropertyResolved(base, method);
        return result;
    }

    private static @Nullable Object call(Method meant, Object base, Object[] arguments) {
        try {
            return meant.invoke(base, arguments);
        } catch (InvocationTargetException e) {
            throw new ELException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new ELException(e);
        }
    }

    private static Object[] converted(ELContext context, Method meant, Object[] arguments) {
        Class<?>[] types = meant.getParameterTypes();
        Object[] converted = new Object[types.length];
        int single = meant.isVarArgs() ? types.length - 1 : types.length;
        for (int i = 0; i < single; i++) {
            converted[i] = context.convertToType(arguments[i], types[i]);
        }
        if (meant.isVarArgs()) {
            Class<?> of = types[single].getComponentType();
            Object rest = Array.newInstance(of, arguments.length - single);
            for (int i = single; i < arguments.length; i++) {
                Array.set(rest, i - single, context.convertToType(arguments[i], of));
            }
            converted[single] = rest;
        }
        return converted;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        return null;
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        // Only method calls are resolved here.
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        return false;
    }

    @Override
    public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return null;
    }

    /** Cache key: a class, a method name and the classes of the arguments. */
    private record Call(Class<?> on, String name, List<Class<?>> classes) {

        static Call of(Object base, String name, Object[] arguments) {
            Class<?>[] classes = new Class<?>[arguments.length];
            // Void stands for a null argument, since no value has that class.
            Arrays.setAll(classes, i -> arguments[i] == null ? void.class : arguments[i].getClass());
            return new Call(base.getClass(), name, List.of(classes));
        }

        // By hand: called for each call of a page, and the generated ones of records are slow to warm up.

        @Override
        public boolean equals(Object other) {
            return other instanceof Call that
                    && on == that.on
                    && name.equals(that.name)
                    && classes.equals(that.classes);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * on.hashCode() + name.hashCode()) + classes.hashCode();
        }

        /** The only method that fits; empty if the standard's overload rules must choose. */
        Optional<Method> meant() {
            Method[] named = Arrays.stream(on.getMethods())
                    .filter(one -> one.getName().equals(name) && !one.isBridge() && takesAsMany(one))
                    .toArray(Method[]::new);
            Method[] fitting = named.length == 1
                    ? named
                    : Arrays.stream(named)
                            .filter(one -> !one.isVarArgs() && takes(one))
                            .toArray(Method[]::new);
            return fitting.length == 1
                            && Modifier.isPublic(fitting[0].getModifiers())
                            && Modifier.isPublic(fitting[0].getDeclaringClass().getModifiers())
                    ? Optional.of(fitting[0])
                    : Optional.empty();
        }

        private boolean takesAsMany(Method one) {
            return one.isVarArgs()
                    ? classes.size() >= one.getParameterCount() - 1 && !givesAnArray()
                    : classes.size() == one.getParameterCount();
        }

        private boolean givesAnArray() {
            return !classes.isEmpty() && classes.get(classes.size() - 1).isArray();
        }

        private boolean takes(Method one) {
            Class<?>[] types = one.getParameterTypes();
            return IntStream.range(0, types.length).allMatch(i -> types[i].isAssignableFrom(classes.get(i)));
        }
    }
}
