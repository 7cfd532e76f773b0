package io.lianke.contract;

import io.swagger.v3.oas.models.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/// Tells callers what we tell each other: a parameter is described by the `@param` of the comment
/// on its endpoint, or on the record that it is a component of. What means the same everywhere is
/// told here once.
@Component
class DescribedParameters implements GlobalOperationCustomizer {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern PARAM = Pattern.compile("@param (\\S+) (.*)");
    private static final Map<String, String> EVERYWHERE =
            Map.of(
                    "pageSize",
                    "how many a page shows",
                    "pageToken",
                    "`nextPageToken` of the page before; left out for the first",
                    "zone",
                    "time zone of local dates, such as `Asia/Shanghai`; the tenant's when absent");

    @Override
    public Operation customize(Operation operation, HandlerMethod endpoint) {
        if (operation.getParameters() != null) {
            var words = words(endpoint);
            operation
                    .getParameters()
                    .forEach(parameter -> parameter.setDescription(words.get(parameter.getName())));
        }
        return operation;
    }

    private static Map<String, String> words(HandlerMethod endpoint) {
        var words = new HashMap<>(EVERYWHERE);
        for (var parameter : endpoint.getMethodParameters()) {
            var type = parameter.getParameterType();
            if (type.isRecord() && type.getName().startsWith("io.lianke.")) {
                words.putAll(comment(type, "record " + type.getSimpleName() + "("));
            }
        }
        words.putAll(comment(endpoint.getBeanType(), " " + endpoint.getMethod().getName() + "("));
        return words;
    }

    /// The parameters that the comment above a declaration names.
    private static Map<String, String> comment(Class<?> type, String declaration) {
        var lines = source(type);
        var at = 0;
        while (at < lines.size() && !lines.get(at).contains(declaration)) {
            at++;
        }
        var start = at;
        while (start > 0 && belongsAbove(lines.get(start - 1).strip())) {
            start--;
        }
        var words = new HashMap<String, String>();
        var name = "";
        for (var line : lines.subList(start, at)) {
            var text = line.strip();
            var param = PARAM.matcher(text);
            if (param.find()) {
                name = param.group(1);
                words.put(name, param.group(2));
            } else if (text.startsWith("/// ") && !name.isEmpty()) {
                words.merge(name, text.substring(4).strip(), (before, more) -> before + " " + more);
            }
        }
        return words;
    }

    private static boolean belongsAbove(String line) {
        return line.startsWith("///") || line.startsWith("@");
    }

    private static List<String> source(Class<?> type) {
        var top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        try {
            return Files.readAllLines(SOURCES.resolve(top.getName().replace('.', '/') + ".java"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
