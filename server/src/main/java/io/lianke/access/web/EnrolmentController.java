package io.lianke.access.web;

import io.lianke.access.AccessProblem;
import io.lianke.access.Enrolment;
import io.lianke.access.Open;
import io.lianke.access.SessionCookie;
import io.lianke.access.ShownOnce;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A second factor for whoever must have one and is not in yet.
@RestController
class EnrolmentController {
    private static final String HALF =
            "the right password, by the half session's cookie, is the proof";

    private final Enrolment enrolment;

    EnrolmentController(Enrolment enrolment) {
        this.enrolment = enrolment;
    }

    @Open(value = Open.To.ANYONE, why = HALF)
    @ShownOnce
    @PostMapping("/api/v1/session:enrol")
    @ResponseStatus(HttpStatus.CREATED)
    SecondFactorController.NewSecondFactor beginEnrolment(HttpServletRequest request) {
        var begun = enrolment.begin(half(request), SessionBodies.origin(request));
        return new SecondFactorController.NewSecondFactor(begun.secret(), begun.uri());
    }

    @Open(value = Open.To.ANYONE, why = HALF)
    @ShownOnce
    @PostMapping("/api/v1/session:confirmEnrolment")
    SecondFactorController.RecoveryCodes confirmEnrolment(
            @Valid @RequestBody SecondFactorController.Code code,
            HttpServletRequest request,
            HttpServletResponse response) {
        var enrolled = enrolment.confirm(half(request), code.code(), SessionBodies.origin(request));
        SessionCookie.clearHalf(request, response);
        SessionCookie.write(request, response, enrolled.token());
        return new SecondFactorController.RecoveryCodes(enrolled.recoveryCodes());
    }

    private static String half(HttpServletRequest request) {
        return SessionCookie.readHalf(request).orElseThrow(AccessProblem::secondStepOver);
    }
}
