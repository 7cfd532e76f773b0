package io.lianke.shared.web;

import io.lianke.shared.FieldProblem;
import io.lianke.shared.Problem;
import io.lianke.shared.RequestProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/// The one place where an exception becomes an answer.
@RestControllerAdvice
class ProblemAdvice {
    private final ProblemDocuments documents;

    ProblemAdvice(ProblemDocuments documents) {
        this.documents = documents;
    }

    @ExceptionHandler
    ResponseEntity<Object> problem(Problem problem, HttpServletRequest request) {
        return documents.answer(problem, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(
            HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        // Our own limit speaks through the parser that met it.
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return documents.answer(problem, request);
            }
        }
        return documents.answer(
                RequestProblem.malformed(Unreadable.reason(unreadable.getMostSpecificCause())),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Object> rejected(RequestRejectedException rejected, HttpServletRequest request) {
        return documents.answer(
                RequestProblem.malformed("the request is not in a form we take"), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(
            MethodArgumentNotValidException invalid, HttpServletRequest request) {
        var errors =
                invalid.getBindingResult().getFieldErrors().stream()
                        .map(error ->
                                new FieldProblem(
                                        "/"
                                                + error.getField()
                                                        .replace(".", "/")
                                                        .replace("[", "/")
                                                        .replace("]", ""),
                                        Violations.code(error.getCode()),
                                        Map.of(
                                                "reason",
                                                String.valueOf(error.getDefaultMessage()))))
                        .toList();
        return documents.answer(RequestProblem.invalid(errors), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(
            HandlerMethodValidationException invalid, HttpServletRequest request) {
        var errors =
                invalid.getParameterValidationResults().stream()
                        .flatMap(result ->
                                result.getResolvableErrors().stream()
                                        .map(error -> {
                                            var codes = error.getCodes();
                                            var code =
                                                    codes == null || codes.length == 0
                                                            ? "invalid"
                                                            : codes[codes.length - 1];
                                            return new FieldProblem(
                                                    "?"
                                                            + result.getMethodParameter()
                                                                    .getParameterName(),
                                                    Violations.code(code),
                                                    Map.of(
                                                            "reason",
                                                            String.valueOf(
                                                                    error.getDefaultMessage())));
                                        }))
                        .toList();
        return documents.answer(RequestProblem.invalid(errors), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> mismatch(TypeMismatchException mismatch, HttpServletRequest request) {
        var name = mismatch.getPropertyName() == null ? "" : mismatch.getPropertyName();
        return documents.answer(
                RequestProblem.invalid("?" + name, "request/type-mismatch", Map.of()), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> undecodable(
            InvalidParameterException undecodable, HttpServletRequest request) {
        return documents.answer(RequestProblem.malformed("a parameter is not UTF-8"), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(
            MaxUploadSizeExceededException tooLarge, HttpServletRequest request) {
        return documents.answer(RequestProblem.ofStatus("too-large", 413), request);
    }

    /// Whoever asked has hung up, or took nothing and was hung up on: nobody is there to be told,
    /// and nothing is there to be mended.
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {}

    /// The same from below Spring, while a file is on its way: what has begun cannot be answered
    /// otherwise. A body that breaks off before that is a bad request.
    @ExceptionHandler
    @Nullable ResponseEntity<Object> gone(
            ClientAbortException gone, HttpServletRequest request, HttpServletResponse response) {
        return response.isCommitted() ? null : other(gone, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> other(Exception exception, HttpServletRequest request) {
        if (exception instanceof ErrorResponse refusal
                && refusal.getStatusCode().is4xxClientError()) {
            return documents.answer(standard(refusal), request);
        }
        return documents.answer(ProblemDocuments.problemOf(exception), request);
    }

    private static Problem standard(ErrorResponse refusal) {
        return ProblemDocuments.standard(refusal.getStatusCode().value());
    }
}
