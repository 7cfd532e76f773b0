package io.lianke.shared.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Answers for what failed before or outside any controller, such as a request the firewall turned
/// away.
@Controller
class ErrorPage implements ErrorController {
    private final ProblemDocuments documents;

    ErrorPage(ProblemDocuments documents) {
        this.documents = documents;
    }

    @RequestMapping("/error")
    ResponseEntity<Object> error(HttpServletRequest request) {
        var status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        ? code
                        : 404;
        return documents.answer(ProblemDocuments.standard(status), request);
    }
}
