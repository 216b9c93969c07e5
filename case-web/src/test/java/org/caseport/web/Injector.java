package org.caseport.web;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Fills the injected fields of an object under test as the container would: by type from what the test offers, and
 * settings by name, with their defaults. A field for which nothing is offered stays empty.
 */
public final class Injector {

    private record Offer(Class<?> type, Object value) {}

    private final List<Offer> offers = new ArrayList<>();
    private final Map<String, Object> settings = new HashMap<>();

    /** Offers these objects to fields of their classes and of all types that they implement. */
    public Injector with(Object... values) {
        for (Object value : values) {
            offers.add(new Offer(value.getClass(), value));
        }
        return this;
    }

    /** Offers an object that is written as a lambda. */
    public <T> Injector with(Class<T> type, T value) {
        offers.add(new Offer(type, value));
        return this;
    }

    /** Gives a setting, as its field has it, another value than its default. */
    public Injector setting(String name, Object value) {
        settings.put(name, value);
        return this;
    }

    /** Fills the fields of this object. What was offered last wins. */
    public <T> T fill(T target) {
        for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class) && !Modifier.isStatic(field.getModifiers())) {
                    fill(target, field);
                }
            }
        }
        return target;
    }

    /** Fills the fields of this object and has it begin as the container would, by what is {@link PostConstruct}. */
    public <T> T start(T target) {
        fill(target);
        for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(PostConstruct.class)) {
                    call(target, method);
                }
            }
        }
        return target;
    }

    /** Fills all that was offered with one another. */
    public Injector fillAll() {
        offers.forEach(offer -> fill(offer.value()));
        return this;
    }

    private static void call(Object target, Method method) {
        try {
            method.setAccessible(true);
            method.invoke(target);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(method.toString(), e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method.toString(), e);
        }
    }

    private void fill(Object target, Field field) {
        ConfigProperty property = field.getAnnotation(ConfigProperty.class);
        try {
            field.setAccessible(true);
            if (property != null) {
                fillSetting(target, field, property);
                return;
            }
            for (Offer offer : offers) {
                if (field.getType().isAssignableFrom(offer.type())) {
                    field.set(target, offer.value());
                }
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.toString(), e);
        }
    }

    private void fillSetting(Object target, Field field, ConfigProperty property) throws IllegalAccessException {
        if (settings.containsKey(property.name())) {
            field.set(target, settings.get(property.name()));
        } else if (!property.defaultValue().equals(ConfigProperty.UNCONFIGURED_VALUE)) {
            field.set(target, read(property.defaultValue(), field.getType()));
        } else if (field.getType() == Optional.class) {
            field.set(target, Optional.empty());
        }
    }

    private static Object read(String value, Class<?> type) {
        if (type == String.class) {
            return value;
        }
        if (type == Duration.class) {
            return Duration.parse(value);
        }
        if (type == int.class) {
            return Integer.valueOf(value);
        }
        if (type == boolean.class) {
            return Boolean.valueOf(value);
        }
        throw new IllegalArgumentException("A setting of the type " + type + " can't be read yet");
    }
}
