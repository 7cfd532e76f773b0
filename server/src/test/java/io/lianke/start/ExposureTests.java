package io.lianke.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.shared.StartRefused;
import io.lianke.testing.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTests {
    @TempDir private Path folder;

    private static Exposure on(String address, String... proxies) {
        return new Exposure(address, "", "", List.of(proxies));
    }

    private String pem(String name) throws IOException {
        var file = Files.writeString(folder.resolve(name), "PEM");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"))
                .toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.8.8.8"})
    void the_loopback_address_needs_nothing(String address) {
        assertThat(on(address).settings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.0.0.0", "::", "192.168.1.10", "10.0.0.1"})
    @Shows("O-5")
    void plain_http_to_strangers_is_refused(String address) {
        assertThatThrownBy(() -> on(address).settings())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("LIANKE_TLS_CERTIFICATE")
                .hasMessageContaining("LIANKE_TRUSTED_PROXIES");
    }

    @Test
    void a_certificate_opens_every_address() throws IOException {
        var exposure = new Exposure("0.0.0.0", pem("cert.pem"), pem("key.pem"), List.of());

        assertThat(exposure.settings())
                .containsEntry("server.ssl.bundle", "lianke")
                .containsKey("spring.ssl.bundle.pem.lianke.keystore.certificate")
                .containsKey("spring.ssl.bundle.pem.lianke.keystore.private-key");
    }

    @Test
    void half_a_certificate_is_refused() throws IOException {
        var pem = pem("cert.pem");

        assertThatThrownBy(() -> new Exposure("0.0.0.0", pem, "", List.of()).settings())
                .hasMessageContaining("LIANKE_TLS_KEY");
        assertThatThrownBy(() -> new Exposure("0.0.0.0", "none.pem", pem, List.of()).settings())
                .hasMessageContaining("LIANKE_TLS_CERTIFICATE");
    }

    @Test
    @Shows("O-5")
    void a_key_that_others_can_read_is_refused() throws IOException {
        var certificate = pem("cert.pem");
        var key = pem("key.pem");
        Files.setPosixFilePermissions(Path.of(key), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> new Exposure("0.0.0.0", certificate, key, List.of()).settings())
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("Other users can read the key in " + key)
                .hasMessageContaining("LIANKE_TLS_KEY");
    }

    @Test
    @Shows("W-5")
    void headers_of_named_proxies_are_believed_and_of_nobody_else() {
        assertThat(on("0.0.0.0", "10.0.0.5", "10.1.0.0/16", "::1").settings())
                .containsEntry("server.forward-headers-strategy", "native")
                .containsEntry(
                        "server.tomcat.remoteip.internal-proxies",
                        "10.0.0.5/32,10.1.0.0/16,0:0:0:0:0:0:0:1/128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0", "10.0.0.0/33", "0.0.0.0/0", ".*"})
    @Shows("W-5")
    void what_is_no_address_is_no_proxy(String proxy) {
        assertThatThrownBy(() -> on("0.0.0.0", proxy).settings())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(proxy);
    }
}
