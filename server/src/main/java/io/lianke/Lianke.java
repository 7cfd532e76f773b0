package io.lianke;

import io.lianke.database.DatabaseStart;
import io.lianke.start.ExposureCheck;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/// The application. PostgreSQL starts beside the context, since either takes seconds.
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Modulithic(systemName = "Lianke", sharedModules = "shared")
public class Lianke {

    public static void main(String[] args) {
        var application = new SpringApplication(Lianke.class);
        application.addListeners(new ExposureCheck(), new DatabaseStart());
        try {
            application.run(args);
        } catch (RuntimeException refused) {
            // Told already; see the start module.
            System.exit(1);
        }
    }
}
