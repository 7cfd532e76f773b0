package io.lianke.start;

import io.lianke.shared.StartRefused;
import java.util.HashSet;
import java.util.Set;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/// Stops the start at a setting under our prefix that nothing reads: a misspelt one would be
/// silently without effect. Variables of the environment and the JVM's own properties are not
/// looked at; they may be meant for somebody else.
@Component
final class UnknownSettings implements BeanFactoryPostProcessor {
    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("lianke");
    private static final Set<String> NOT_OURS_ALONE =
            Set.of(
                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                    StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var known = new HashSet<ConfigurationPropertyName>();
        known.add(OURS.append("data"));
        for (var bean : beans.getBeanDefinitionNames()) {
            // A scanned settings record is a bean by the name of `PREFIX-CLASS`.
            var dash = bean.indexOf("-io.lianke.");
            if (dash > 0) {
                var prefix = ConfigurationPropertyName.of(bean.substring(0, dash));
                var type = ClassUtils.resolveClassName(bean.substring(dash + 1), null);
                known.addAll(names(prefix, type));
            }
        }
        check(beans.getBean(Environment.class), known);
    }

    static Set<ConfigurationPropertyName> names(ConfigurationPropertyName prefix, Class<?> type) {
        var names = new HashSet<ConfigurationPropertyName>();
        for (var component : type.getRecordComponents()) {
            var name = prefix.append(DataObjectPropertyName.toDashedForm(component.getName()));
            if (component.getType().isRecord()) {
                names.addAll(names(name, component.getType()));
            } else {
                names.add(name);
            }
        }
        return names;
    }

    static void check(Environment environment, Set<ConfigurationPropertyName> known) {
        for (var source : ConfigurationPropertySources.get(environment)) {
            var looked =
                    source.getUnderlyingSource() instanceof PropertySource<?> underlying
                            && NOT_OURS_ALONE.contains(underlying.getName());
            if (!looked && source instanceof IterableConfigurationPropertySource settings) {
                for (var name : settings) {
                    if (OURS.isAncestorOf(name) && !isKnown(name, known)) {
                        throw new StartRefused(
                                "There is no setting "
                                        + name
                                        + ": remove it, or mend its name as the README spells it.");
                    }
                }
            }
        }
    }

    /// A list or a map is known by its name, whatever stands below.
    private static boolean isKnown(
            ConfigurationPropertyName name, Set<ConfigurationPropertyName> known) {
        return known.contains(name) || known.stream().anyMatch(each -> each.isAncestorOf(name));
    }
}
