package io.lianke.shared.web;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/// Parameters reach a record by its components' own names and no other way: the framework would
/// also try to walk into what it has built, by names such as `q[0]` or `q.class`, and fail.
@ControllerAdvice
class PlainBinding {

    @InitBinder
    void byComponentsAlone(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
    }
}
