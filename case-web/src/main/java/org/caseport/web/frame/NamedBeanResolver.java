package org.caseport.web.frame;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.context.FacesContext;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Resolves what expressions of pages begin with: our beans, the texts, and the item of a repeated part. It finds each
 * bean's proxy once; the container's resolver looks the bean up and makes a context for it at each expression, also for
 * names that no bean has. All other names are left to it.
 */
final class NamedBeanResolver extends ELResolver {

    private static final String OURS = "org.caseport.";

    /** By name: the proxy of our bean, or one of {@link Other}. */
    private final Map<String, Object> known = new ConcurrentHashMap<>();

    private enum Other {
        BEAN_OF_THE_CONTAINER,
        NO_BEAN
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base != null || !(property instanceof String name)) {
            return null;
        }
        Object found = known.computeIfAbsent(name, NamedBeanResolver::find);
        if (found == Other.BEAN_OF_THE_CONTAINER) {
            return null;
        }
        Object value = found == Other.NO_BEAN ? textsOrItem(context, name) : found;
        if (value != null) {
            context.setPropertyResolved(null, name);
        }
        return value;
    }

    private static Object find(String name) {
        BeanManager beans = CDI.current().getBeanManager();
        Bean<?> bean = beans.resolve(beans.getBeans(name));
        if (bean == null) {
            return Other.NO_BEAN;
        }
        // Only a bean with a normal scope has a proxy, which finds the instance of the request by itself.
        return beans.isNormalScope(bean.getScope())
                        && bean.getBeanClass().getName().startsWith(OURS)
                ? beans.getReference(bean, Object.class, beans.createCreationalContext(bean))
                : Other.BEAN_OF_THE_CONTAINER;
    }

    private static @Nullable Object textsOrItem(ELContext context, String name) {
        FacesContext faces = (FacesContext) context.getContext(FacesContext.class);
        ResourceBundle texts = faces.getApplication().getResourceBundle(faces, name);
        return texts == null ? faces.getExternalContext().getRequestMap().get(name) : texts;
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        // Only values are resolved here.
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        return false;
    }

    @Override
    public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return null;
    }
}
