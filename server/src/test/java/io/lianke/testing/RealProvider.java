package io.lianke.testing;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.DispatcherServlet;

/// A real OpenID provider, Spring's authorization server, with one client, which must use PKCE, and
/// one person. What [SoftProvider] pretends, this one does.
public final class RealProvider implements AutoCloseable {
    public static final String CLIENT = "lianke";
    public static final String SECRET = "known to the two of them";
    public static final String PERSON = "wang.fang";
    private static final String PASSWORD = "what she types at the provider";
    private static final int PORT = freePort();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final AnnotationConfigServletWebServerApplicationContext context =
            new AnnotationConfigServletWebServerApplicationContext();

    /// @param returnAddress the one address that it sends browsers back to
    public RealProvider(String returnAddress) {
        context.registerBean(RegisteredClientRepository.class, () -> client(returnAddress));
        context.register(Provider.class);
        context.refresh();
    }

    /// Told before there is one, for whoever has to be told whom it may call.
    public static String host() {
        return "http://127.0.0.1:" + PORT;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static RegisteredClientRepository client(String returnAddress) {
        return new InMemoryRegisteredClientRepository(
                RegisteredClient.withId(UUID.randomUUID().toString())
                        .clientId(CLIENT)
                        .clientSecret("{noop}" + SECRET)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri(returnAddress)
                        .scope("openid")
                        .scope("profile")
                        .scope("email")
                        .clientSettings(
                                ClientSettings.builder()
                                        .requireProofKey(true)
                                        .requireAuthorizationConsent(false)
                                        .build())
                        .build());
    }

    @EnableWebSecurity
    static class Provider {
        @Bean
        TomcatServletWebServerFactory server() {
            return new TomcatServletWebServerFactory(PORT);
        }

        /// Filters stand before a servlet, or are not asked.
        @Bean
        DispatcherServlet servlet() {
            return new DispatcherServlet();
        }

        @Bean
        DelegatingFilterProxyRegistrationBean filter() {
            return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService people() {
            return new InMemoryUserDetailsManager(
                    User.withUsername(PERSON).password("{noop}" + PASSWORD).build());
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            var pair = SoftProvider.newPair();
            return new ImmutableJWKSet<>(
                    new JWKSet(
                            new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                                    .privateKey(pair.getPrivate())
                                    .keyID("real")
                                    .build()));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().issuer(host()).build();
        }
    }

    /// What a person does at the provider, in a browser of their own.
    ///
    /// @return the address that they are sent back to
    public static URI visit(String address) {
        try (var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            var door = get(browser, URI.create(address));
            var page = browser.send(HttpRequest.newBuilder(door).build(), text());
            var token = CSRF.matcher(page.body());
            if (!token.find()) {
                throw new IllegalStateException("No form to sign in with: " + page.body());
            }
            var form =
                    "username="
                            + PERSON
                            + "&password="
                            + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8)
                            + "&_csrf="
                            + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
            var posted =
                    browser.send(
                            HttpRequest.newBuilder(door)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(form))
                                    .build(),
                            text());
            return get(browser, door.resolve(location(posted)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// Where that address leads to next.
    private static URI get(HttpClient browser, URI address)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).header("Accept", "text/html").build();
        return address.resolve(location(browser.send(request, text())));
    }

    private static HttpResponse.BodyHandler<String> text() {
        return HttpResponse.BodyHandlers.ofString();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException(answer + answer.body()));
    }

    @Override
    public void close() {
        context.close();
    }
}
