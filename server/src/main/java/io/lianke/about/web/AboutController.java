package io.lianke.about.web;

import io.lianke.about.Component;
import io.lianke.about.Components;
import io.lianke.about.Part;
import io.lianke.access.Open;
import io.lianke.shared.RequestProblem;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AboutController {
    private static final String WHY = "it tells of the application and of nobody's data";
    private static final String CYCLONE_DX = "application/vnd.cyclonedx+json";
    private static final String LICENCE = "Apache-2.0";

    private final Components components;

    AboutController(Components components) {
        this.components = components;
    }

    /// @param part `server` or `console`
    /// @param group who publishes it; empty where names stand alone
    /// @param licences SPDX identifiers where the publisher names one
    record ComponentBody(
            String part, String group, String name, String version, List<String> licences) {
        static ComponentBody of(Component each) {
            return new ComponentBody(
                    each.part().code(), each.group(), each.name(), each.version(), each.licences());
        }
    }

    /// The application and what it is made of.
    ///
    /// @param licence of the application itself
    record AboutBody(String name, String version, String licence, List<ComponentBody> components) {}

    @Open(value = Open.To.SIGNED_IN, why = WHY)
    @GetMapping("/api/v1/about")
    AboutBody about() {
        return new AboutBody(
                "Lianke",
                components.version(),
                LICENCE,
                components.all().stream().map(ComponentBody::of).toList());
    }

    @Open(value = Open.To.SIGNED_IN, why = WHY)
    @GetMapping(value = "/api/v1/about/server.cdx.json", produces = CYCLONE_DX)
    ResponseEntity<Resource> readServerComponents() {
        return list(Part.SERVER);
    }

    @Open(value = Open.To.SIGNED_IN, why = WHY)
    @GetMapping(value = "/api/v1/about/console.cdx.json", produces = CYCLONE_DX)
    ResponseEntity<Resource> readConsoleComponents() {
        return list(Part.CONSOLE);
    }

    private static ResponseEntity<Resource> list(Part part) {
        if (!part.list().exists()) {
            throw RequestProblem.notFound();
        }
        var name =
                ContentDisposition.attachment()
                        .filename("lianke-" + part.code() + ".cdx.json")
                        .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(part.list());
    }
}
