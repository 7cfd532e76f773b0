package io.lianke.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.lianke.testing.Shows;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

/// Who may open connections: [io.lianke.egress] and nobody else. The bundled PostgreSQL is reached
/// by its driver alone; the library that minds it listens once, to find a free port, and reads the
/// checksum of its own jar through an address.
class ConnectionRulesTests {
    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.lianke");

    private static final ArchRule CONNECTIONS =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.lianke.egress")
                    .and()
                    .doNotHaveFullyQualifiedName("io.lianke.postgres.Binaries")
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(
                            Socket.class,
                            SocketChannel.class,
                            AsynchronousSocketChannel.class,
                            DatagramSocket.class,
                            DatagramChannel.class,
                            SocketFactory.class,
                            URLConnection.class)
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.net.http..",
                            "javax.naming..",
                            "java.rmi..",
                            "org.apache.hc..",
                            "org.springframework.http.client..",
                            "org.springframework.web.client..",
                            "org.springframework.web.reactive.function.client..")
                    .orShould()
                    .callMethod(URL.class, "openStream")
                    .orShould()
                    .callMethod(URL.class, "openConnection")
                    .orShould()
                    .callMethod(URL.class, "getContent")
                    .because("connections to the outside are opened in one place (W-1)");

    /// The address to listen on is the operator's, and is looked up before anybody can ask.
    private static final ArchRule NAMES =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.lianke.egress")
                    .and()
                    .doNotHaveFullyQualifiedName("io.lianke.start.Exposure")
                    .should()
                    .callMethod(InetAddress.class, "getByName", String.class)
                    .orShould()
                    .callMethod(InetAddress.class, "getAllByName", String.class)
                    .because("names are looked up where their addresses are checked (W-1)");

    private static final ArchRule PORTS =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("io.lianke.postgres.Cluster")
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(ServerSocket.class)
                    .because("nobody listens but the web server and PostgreSQL (W-4)");

    @Shows("W-1")
    @Test
    void nobody_else_opens_connections() {
        CONNECTIONS.check(OURS);
        NAMES.check(OURS);
    }

    @Test
    void nobody_else_listens() {
        PORTS.check(OURS);
    }

    @Test
    void the_rule_sees_each_way_out() {
        var ways =
                new ClassFileImporter()
                        .importClasses(BySocket.class, ByUrl.class, ByClient.class, BySpring.class);

        for (var way : ways) {
            assertThat(CONNECTIONS.evaluate(only(way.reflect())).hasViolation())
                    .as(way.getName())
                    .isTrue();
        }
        assertThat(NAMES.evaluate(only(ByName.class)).hasViolation()).isTrue();
    }

    private static JavaClasses only(Class<?> type) {
        return new ClassFileImporter().importClasses(type);
    }

    static final class BySocket {
        boolean connect() throws IOException {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), 443)) {
                return socket.isConnected();
            }
        }
    }

    static final class ByUrl {
        int read() throws IOException {
            try (var in = URI.create("https://example.com").toURL().openStream()) {
                return in.read();
            }
        }
    }

    static final class ByClient {
        HttpClient client() {
            return HttpClient.newHttpClient();
        }
    }

    static final class BySpring {
        RestClient client() {
            return RestClient.create();
        }
    }

    static final class ByName {
        InetAddress[] addresses() throws IOException {
            return InetAddress.getAllByName("example.com");
        }
    }
}
