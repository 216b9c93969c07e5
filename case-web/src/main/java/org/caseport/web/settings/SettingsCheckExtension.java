package org.caseport.web.settings;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Stops the deployment if a setting is unknown or has an invalid value. Runs before everything else. */
public class SettingsCheckExtension implements Extension {

    private static final Logger LOG = Logger.getLogger(SettingsCheckExtension.class.getName());

    void check(@Observes BeforeBeanDiscovery start) {
        Config config = ConfigProvider.getConfig(SettingsCheckExtension.class.getClassLoader());
        List<String> wrong =
                SettingsValidator.of(config.getPropertyNames(), name -> config.getOptionalValue(name, String.class));
        if (!wrong.isEmpty()) {
            wrong.forEach(line -> LOG.log(Level.SEVERE, "{0}", line));
            throw new InvalidSettingsException(wrong);
        }
    }
}
