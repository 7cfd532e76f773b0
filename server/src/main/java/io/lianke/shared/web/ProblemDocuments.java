package io.lianke.shared.web;

import io.lianke.shared.FieldProblem;
import io.lianke.shared.Problem;
import io.lianke.shared.RequestProblem;
import io.lianke.shared.ServiceProblem;
import io.lianke.shared.Storage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Makes the RFC 9457 document of a [Problem], in the language the caller asked for.
@Component
public class ProblemDocuments {
    private static final Logger log = LoggerFactory.getLogger(ProblemDocuments.class);
    private static final String BUNDLE = "messages.problems";
    private final JsonMapper json;

    ProblemDocuments(JsonMapper json) {
        this.json = json;
    }

    public ResponseEntity<Object> answer(Problem problem, HttpServletRequest request) {
        var answer =
                ResponseEntity.status(problem.status())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        var retry = problem.retryAfterSeconds();
        if (retry != null) {
            answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(retry));
        }
        return answer.body(document(problem, languageOf(request)));
    }

    /// What a failure outside of any controller is told as.
    public static Problem problemOf(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (failure instanceof InvalidParameterException malformed) {
            return standard(malformed.getErrorCode());
        }
        var refused =
                Storage.saysFull(failure)
                        ? ServiceProblem.storageFull()
                        : Databases.problemOf(failure);
        if (refused != null) {
            log.atWarn()
                    .addKeyValue("code", refused.code())
                    .addKeyValue("cause", failure.toString())
                    .log("the database or the disk refused");
            return refused;
        }
        log.atError().setCause(failure).log("unexpected failure");
        return ServiceProblem.internal();
    }

    /// For filters, which answer before any controller is found.
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        var retry = problem.retryAfterSeconds();
        if (retry != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(retry));
        }
        response.getOutputStream()
                .write(json.writeValueAsBytes(document(problem, languageOf(request))));
    }

    /// The document for what could not even be read, in English since nobody knows more.
    byte[] unreadable(Problem problem, String correlationId) {
        var document = document(problem, Locale.ENGLISH);
        document.setProperty("correlationId", correlationId);
        return json.writeValueAsBytes(document);
    }

    /// What a bare status is told as.
    static Problem standard(int status) {
        if (status >= 500 && status != 501 && status != 505) {
            return ServiceProblem.internal();
        }
        var known = HttpStatus.resolve(status);
        return RequestProblem.ofStatus(
                known == null ? "refused" : known.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                status);
    }

    private static ProblemDetail document(Problem problem, Locale language) {
        var bundle = ResourceBundle.getBundle(BUNDLE, language);
        var document = ProblemDetail.forStatus(HttpStatusCode.valueOf(problem.status()));
        document.setType(URI.create("urn:lianke:problem:" + problem.code()));
        document.setTitle(text(bundle, problem.code() + ".title", problem.arguments()));
        document.setDetail(text(bundle, problem.code() + ".detail", problem.arguments()));
        document.setProperty("code", problem.code());
        document.setProperty("correlationId", Correlation.current());
        if (!problem.errors().isEmpty()) {
            document.setProperty(
                    "errors",
                    problem.errors().stream().map(error -> field(bundle, error)).toList());
        }
        return document;
    }

    private static Map<String, Object> field(ResourceBundle bundle, FieldProblem error) {
        var field = new LinkedHashMap<String, Object>();
        field.put("pointer", error.pointer());
        field.put("code", error.code());
        field.put("detail", text(bundle, error.code() + ".detail", error.arguments()));
        return field;
    }

    /// The sentence for a problem's code, for places that tell it outside a problem document, such
    /// as an error file.
    public static String sentence(String code, Map<String, Object> arguments, Locale language) {
        return text(ResourceBundle.getBundle(BUNDLE, language), code + ".detail", arguments);
    }

    /// What is the matter, in a few words.
    public static String title(String code, Locale language) {
        return text(ResourceBundle.getBundle(BUNDLE, language), code + ".title", Map.of());
    }

    private static String text(ResourceBundle bundle, String key, Map<String, Object> arguments) {
        String text;
        try {
            text = bundle.getString(key);
        } catch (MissingResourceException _) {
            return key.startsWith("request/") && key.endsWith(".title")
                    ? bundle.getString("request/refused.title")
                    : key.startsWith("request/") ? bundle.getString("request/refused.detail") : key;
        }
        for (var argument : arguments.entrySet()) {
            text = text.replace("{" + argument.getKey() + "}", String.valueOf(argument.getValue()));
        }
        return text;
    }

    /// Chinese or English by `Accept-Language`; English when the caller names neither.
    public static Locale languageOf(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (header == null || header.length() > 200) {
            return Locale.ENGLISH;
        }
        try {
            var match =
                    Locale.lookup(
                            Locale.LanguageRange.parse(header),
                            List.of(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE, Locale.ENGLISH));
            return match == null || match.getLanguage().equals("en")
                    ? Locale.ENGLISH
                    : Locale.SIMPLIFIED_CHINESE;
        } catch (IllegalArgumentException _) {
            return Locale.ENGLISH;
        }
    }
}
