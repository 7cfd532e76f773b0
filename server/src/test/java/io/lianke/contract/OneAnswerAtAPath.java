package io.lianke.contract;

import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;

/// Leaves out of the document what shares path and method with something else: clients generate one
/// type for each answer.
@Component
class OneAnswerAtAPath {

    OneAnswerAtAPath() {
        SpringDocUtils.getConfig()
                .addHiddenRestControllers("io.lianke.customer.web.IdentifierController");
    }
}
