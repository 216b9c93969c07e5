package org.caseport.web.frame;

import jakarta.enterprise.inject.spi.CDI;
import java.util.Base64;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.spi.ObjectFactory;
import org.caseport.web.application.SecretSeal;
import org.jspecify.annotations.Nullable;

/**
 * Makes the key under which Faces encrypts and signs the state of office pages. It is derived from the operator's
 * secret key, so that any server reads what another one wrote; without one, it lasts as long as the server runs. Faces
 * looks it up as the environment entry {@code faces/ClientSideSecretKey} of {@code web.xml}, which leads here.
 */
public class ViewStateKey implements ObjectFactory {

    @Override
    public Object getObjectInstance(
            @Nullable Object reference,
            @Nullable Name name,
            @Nullable Context context,
            @Nullable Hashtable<?, ?> environment) {
        SecretSeal seal = CDI.current().select(SecretSeal.class).get();
        return Base64.getEncoder().encodeToString(seal.derivedKey("view state"));
    }
}
