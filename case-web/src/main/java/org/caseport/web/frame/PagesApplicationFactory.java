package org.caseport.web.frame;

import jakarta.el.CompositeELResolver;
import jakarta.el.ELResolver;
import jakarta.faces.application.Application;
import jakarta.faces.application.ApplicationFactory;
import jakarta.faces.application.ApplicationWrapper;
import org.jspecify.annotations.Nullable;

/** Makes expressions of pages ask our resolvers before those of the container, which search anew at each expression. */
public class PagesApplicationFactory extends ApplicationFactory {

    private volatile @Nullable Application pages;

    public PagesApplicationFactory(ApplicationFactory wrapped) {
        super(wrapped);
    }

    @Override
    public Application getApplication() {
        Application made = pages;
        if (made == null) {
            made = new Pages(getWrapped().getApplication());
            pages = made;
        }
        return made;
    }

    @Override
    public void setApplication(Application application) {
        getWrapped().setApplication(application);
        pages = null;
    }

    private static final class Pages extends ApplicationWrapper {

        private volatile @Nullable ELResolver resolver;

        Pages(Application wrapped) {
            super(wrapped);
        }

        @Override
        public ELResolver getELResolver() {
            ELResolver made = resolver;
            if (made == null) {
                CompositeELResolver all = new CompositeELResolver();
                all.add(new NamedBeanResolver());
                all.add(new CachingMethodResolver());
                all.add(getWrapped().getELResolver());
                made = all;
                resolver = made;
            }
            return made;
        }
    }
}
