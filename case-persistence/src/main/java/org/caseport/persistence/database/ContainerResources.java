package org.caseport.persistence.database;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Looks up resources of the container by name. Payara can't inject them into beans of a library while the application
 * starts; a lookup works at any time.
 */
final class ContainerResources {

    private ContainerResources() {}

    @SuppressWarnings("BanJNDI") // Every name is a constant of ours.
    static <T> T lookUp(String name, Class<T> type) {
        try {
            return type.cast(InitialContext.doLookup(name));
        } catch (NamingException e) {
            throw new IllegalStateException("the container has no " + name, e);
        }
    }
}
