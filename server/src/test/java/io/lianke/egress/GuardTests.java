package io.lianke.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lianke.testing.Shows;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuardTests {
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("93.184.215.14");

    private static Resolver always(InetAddress... addresses) {
        return host ->
                host.matches("[\\d.]+|.*:.*")
                        ? List.of(InetAddress.ofLiteral(host))
                        : List.of(addresses);
    }

    private static Guard guard(Resolver resolver, String... named) {
        var settings =
                new EgressSettings(List.of(named), Duration.ofSeconds(3), Duration.ofSeconds(20));
        return new Guard(resolver, settings.servers());
    }

    private static List<String> letThrough(Guard guard, Stream<String> addresses) {
        return addresses
                .filter(address ->
                        !(catchThrowable(() -> guard.route(address))
                                        instanceof EgressProblem problem
                                && problem.code().equals("egress/address-refused")))
                .toList();
    }

    @Shows("W-1")
    @Test
    void odd_spellings_are_refused_whatever_they_resolve_to() {
        assertThat(letThrough(guard(always(PUBLIC)), HostileAddresses.SPELLINGS.stream()))
                .isEmpty();
        assertThat(HostileAddresses.SPELLINGS.size() + HostileAddresses.INSIDE.size())
                .isGreaterThan(150);
    }

    @Shows("W-1")
    @Test
    void addresses_off_the_public_internet_are_refused() {
        var literals =
                HostileAddresses.INSIDE.stream()
                        .map(each ->
                                each.contains(":")
                                        ? "https://[" + each + "]/"
                                        : "https://" + each + "/");

        assertThat(letThrough(guard(always(PUBLIC)), literals)).isEmpty();
    }

    @Shows("W-1")
    @Test
    void names_that_lead_off_the_public_internet_are_refused() {
        var wrong = new ArrayList<String>();
        for (var each : HostileAddresses.INSIDE) {
            var inside = InetAddress.ofLiteral(each);
            // Alone, and hidden behind a good one.
            wrong.addAll(letThrough(guard(always(inside)), Stream.of("https://in.example.com/")));
            wrong.addAll(
                    letThrough(
                            guard(always(PUBLIC, inside)), Stream.of("https://in.example.com/")));
            wrong.addAll(letThrough(guard(always(inside)), Stream.of("https://localhost/")));
        }

        assertThat(wrong).isEmpty();
    }

    @Shows("W-1")
    @Test
    void the_public_internet_is_called() {
        assertThat(HostileAddresses.HARMLESS).hasSizeGreaterThanOrEqualTo(20);
        for (var address : HostileAddresses.HARMLESS) {
            var route = guard(always(PUBLIC)).route(address);

            assertThat(route.addresses()).as(address).hasSize(1);
            assertThat(route.target().port()).isEqualTo(Target.HTTPS_PORT);
        }
        assertThat(guard(always(PUBLIC)).route("https://a.example.com/b?c=%2F").target())
                .isEqualTo(new Target("https", "a.example.com", 443, "/b?c=%2F"));
    }

    @Shows("W-1")
    @Test
    void a_name_is_looked_up_once() {
        Deque<InetAddress> flips = new ArrayDeque<>();
        flips.add(PUBLIC);
        flips.add(InetAddress.getLoopbackAddress());

        var route = guard(host -> List.of(flips.remove())).route("https://rebinding.example.com/");

        assertThat(route.addresses()).containsExactly(PUBLIC);
        assertThat(flips).containsExactly(InetAddress.getLoopbackAddress());
    }

    @Test
    void an_unknown_name_is_not_reached() {
        assertThatThrownBy(() ->
                        guard(
                                        host -> {
                                            throw new UnknownHostException(host);
                                        })
                                .route("https://nobody.example.com/"))
                .isInstanceOfSatisfying(
                        EgressProblem.class,
                        problem -> assertThat(problem.code()).isEqualTo("egress/unreachable"));
    }

    @Test
    void a_server_that_the_operator_named_may_be_private_and_no_other_beside_it() {
        var inside = always(InetAddress.ofLiteral("10.1.2.3"));
        var guard = guard(inside, "sso.corp.example", "sso.corp.example:8443", "http://[::1]:9090");

        assertThat(
                        letThrough(
                                guard,
                                Stream.of(
                                        "https://sso.corp.example/keys",
                                        "https://SSO.corp.example:8443/keys",
                                        "http://[::1]:9090/",
                                        "https://other.corp.example/",
                                        "https://sso.corp.example:8444/",
                                        "http://sso.corp.example/",
                                        "https://[::1]:9090/",
                                        "https://sub.sso.corp.example/")))
                .containsExactly(
                        "https://sso.corp.example/keys",
                        "https://SSO.corp.example:8443/keys",
                        "http://[::1]:9090/");
    }

    @Test
    @Shows("W-1")
    void a_named_server_never_stands_for_the_metadata_of_the_cloud() {
        for (var never :
                List.of(
                        "169.254.169.254",
                        "fd00:ec2::254",
                        "100.100.100.200",
                        "fd20:ce::254",
                        "0.0.0.0",
                        "224.0.0.1")) {
            var guard = guard(always(InetAddress.ofLiteral(never)), "sso.corp.example");

            assertThat(letThrough(guard, Stream.of("https://sso.corp.example/"))).isEmpty();
        }
    }

    @Test
    void settings_name_servers_and_nothing_else() {
        for (var wrong :
                List.of("*", "*.corp.example", "https://a.example/path", "ftp://a", "a@b", "0x1")) {
            assertThatThrownBy(() -> guard(always(PUBLIC), wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() ->
                        new EgressSettings(
                                List.of(), Duration.ofSeconds(30), Duration.ofSeconds(20)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
