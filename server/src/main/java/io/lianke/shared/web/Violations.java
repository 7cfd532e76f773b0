package io.lianke.shared.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a broken constraint is called in an answer, and where it is.
public final class Violations {

    private Violations() {}

    /// Where it is, as a JSON pointer (RFC 6901).
    public static String pointer(ConstraintViolation<?> violation) {
        var pointer = new StringBuilder();
        for (var node : violation.getPropertyPath()) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKey() != null) {
                pointer.append('/').append(escaped(node.getKey().toString()));
            }
            if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
                pointer.append('/').append(escaped(node.getName()));
            }
        }
        return pointer.toString();
    }

    /// The code of the constraint that is broken.
    public static String code(ConstraintViolation<?> violation) {
        return code(
                violation
                        .getConstraintDescriptor()
                        .getAnnotation()
                        .annotationType()
                        .getSimpleName());
    }

    /// The code of a constraint by its name, as `NotBlank`.
    static String code(@Nullable String constraint) {
        return "request/"
                + String.valueOf(constraint)
                        .replaceAll("([a-z])([A-Z])", "$1-$2")
                        .replace('_', '-')
                        .toLowerCase(Locale.ROOT);
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
