package io.lianke.demo.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.demo.DemoLoads;
import io.lianke.demo.Load;
import io.lianke.shared.RequestProblem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DemoController {
    private final DemoLoads loads;

    DemoController(DemoLoads loads) {
        this.loads = loads;
    }

    /// The demo company, while it is loaded and afterwards.
    ///
    /// @param customers how many it has when it is whole
    /// @param loaded how many are there
    /// @param until when its history ends
    /// @param checksum over those who are there with all they did: equal for equal companies
    /// @param finishedAt null until it is whole
    record DemoBody(
            int customers,
            int loaded,
            Instant until,
            String checksum,
            @Nullable Instant finishedAt) {
        static DemoBody of(Load load) {
            return new DemoBody(
                    load.customers(),
                    load.loaded(),
                    load.until(),
                    load.checksum(),
                    load.finishedAt());
        }
    }

    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/api/v1/demo")
    DemoBody demo() {
        return loads.find().map(DemoBody::of).orElseThrow(RequestProblem::notFound);
    }
}
