package org.caseport.persistence.database;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * What the container offers by name. Payara can't inject resources into beans of a library while the application
 * starts; asking by name works at any time.
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
