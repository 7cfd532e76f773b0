package io.lianke.console;

import io.lianke.access.Open;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the description of the API. It is a file of the build: a test holds it equal to the code.
@RestController
class ApiDocument {

    @Open(value = Open.To.ANYONE, why = "it describes the API and holds nobody's data")
    @GetMapping(value = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource readApiDocument() {
        return new ClassPathResource("openapi.json");
    }
}
