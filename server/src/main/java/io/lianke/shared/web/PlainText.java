package io.lianke.shared.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Texts in JSON are Unicode that PostgreSQL can store: no NUL, and no half of a surrogate pair,
/// which would silently become a question mark.
@Configuration(proxyBeanMethods = false)
class PlainText {

    @Bean
    SimpleModule plainTexts() {
        return new SimpleModule("plain-texts").addDeserializer(String.class, new Checked());
    }

    private static final class Checked extends StdScalarDeserializer<String> {
        Checked() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            var text = StringDeserializer.instance.deserialize(parser, context);
            return text == null || storable(text)
                    ? text
                    : context.reportInputMismatch(
                            this, "a text holds a character that cannot be stored");
        }
    }

    static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)
                    && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }
}
