package io.lianke.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.lianke.egress.Answer;
import io.lianke.egress.Call;
import io.lianke.egress.Egress;
import io.lianke.egress.EgressProblem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Speaks OpenID Connect with a provider: the authorization code flow with a client secret, PKCE
/// and a nonce (OpenID Connect Core 1.0, section 3.1; RFC 7636; RFC 9207). What a provider says of
/// itself is kept for an hour; when a token names a key that is not known, the keys are asked for
/// again, once a minute at most. Calls out, so never from within a transaction.
@Component
class OpenIdClient {
    private static final Logger log = LoggerFactory.getLogger(OpenIdClient.class);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration KEYS_KEPT_MIN = Duration.ofMinutes(1);
    private static final int PROVIDERS_MAX = 1000;
    private static final String RETURN_PATH = "/sign-in/answer";
    private static final int ACCOUNT_CHARS_MAX = 200;

    /// Signatures by a key that the provider alone has; never one by the shared secret.
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    private final Egress egress;
    private final PublicAddress address;
    private final InstantSource clock;
    private final Cache<String, Known> providers =
            Caffeine.newBuilder().maximumSize(PROVIDERS_MAX).expireAfterWrite(KEPT).build();

    OpenIdClient(Egress egress, PublicAddress address, InstantSource clock) {
        this.egress = egress;
        this.address = address;
        this.clock = clock;
    }

    /// What Lianke is to a provider.
    record Registration(String issuer, String clientId, String clientSecret) {
        @Override
        public String toString() {
            return "Registration[" + issuer + "]";
        }
    }

    /// What only this trip to the provider knows.
    record Trip(String state, String nonce, String verifier) {
        static Trip begin(String prefix) {
            return new Trip(
                    Secret.generate(prefix).text(),
                    Secret.generate("").text(),
                    Secret.generate("").text());
        }

        @Override
        public String toString() {
            return "Trip[hidden]";
        }
    }

    /// Somebody, as the provider knows them.
    ///
    /// @param subject never given to anybody else there
    /// @param account for showing only: anybody may claim an address
    record Person(String subject, @Nullable String account) {}

    private record Known(OIDCProviderMetadata metadata, JWKSet keys, Instant at) {}

    /// Where a provider is to send browsers back to.
    String returnAddress() {
        return address.origin() + RETURN_PATH;
    }

    /// Asks a provider what it can do.
    ///
    /// @throws AccessProblem `access/provider-unknown`, `-incomplete` or `-signature` when it
    ///   cannot be used
    /// @throws EgressProblem when it cannot be called
    void check(String issuer) {
        providers.put(issuer, ask(issuer));
    }

    private Known known(String issuer) {
        var kept = providers.getIfPresent(issuer);
        if (kept != null) {
            return kept;
        }
        var asked = ask(issuer);
        providers.put(issuer, asked);
        return asked;
    }

    private Known ask(String issuer) {
        var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        var document = egress.send(Call.get(base + "/.well-known/openid-configuration"));
        if (document.status() != 200) {
            throw AccessProblem.noProvider();
        }
        var metadata = metadata(document.text());
        if (!metadata.getIssuer().getValue().equals(issuer)) {
            throw AccessProblem.noProvider();
        }
        var endpoints =
                Stream.of(
                        metadata.getAuthorizationEndpointURI(),
                        metadata.getTokenEndpointURI(),
                        metadata.getJWKSetURI());
        if (!endpoints.allMatch(endpoint -> callable(endpoint, issuer))) {
            throw AccessProblem.providerIncomplete();
        }
        if (algorithms(metadata).isEmpty()) {
            throw AccessProblem.providerSignature();
        }
        return new Known(metadata, keys(metadata), clock.instant());
    }

    private static OIDCProviderMetadata metadata(String text) {
        try {
            return OIDCProviderMetadata.parse(text);
        } catch (ParseException unreadable) {
            log.atInfo().addKeyValue("cause", unreadable.getMessage()).log("no OpenID provider");
            throw AccessProblem.providerIncomplete();
        }
    }

    /// Over TLS, unless the issuer itself is one that the operator lets speak plainly: a browser is
    /// sent to one of them, and `javascript:` is an address too.
    private static boolean callable(@Nullable URI endpoint, String issuer) {
        var plain = issuer.toLowerCase(Locale.ROOT).startsWith("http:");
        return endpoint != null
                && endpoint.getHost() != null
                && ("https".equals(endpoint.getScheme())
                        || (plain && "http".equals(endpoint.getScheme())));
    }

    private static Set<JWSAlgorithm> algorithms(OIDCProviderMetadata metadata) {
        var both = new HashSet<>(ALGORITHMS);
        both.retainAll(
                Objects.requireNonNullElse(metadata.getIDTokenJWSAlgs(), Set.<JWSAlgorithm>of()));
        return both;
    }

    private JWKSet keys(OIDCProviderMetadata metadata) {
        var answer = egress.send(Call.get(metadata.getJWKSetURI().toString()));
        try {
            if (answer.status() == 200) {
                return JWKSet.parse(answer.text());
            }
        } catch (java.text.ParseException unreadable) {
            log.atInfo().addKeyValue("cause", unreadable.getMessage()).log("no set of keys");
        }
        throw AccessProblem.providerSignature();
    }

    /// Where the browser has to go.
    String address(Registration registration, Trip trip) {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope("openid", "profile", "email"),
                        new ClientID(registration.clientId()),
                        URI.create(returnAddress()))
                .endpointURI(known(registration.issuer()).metadata().getAuthorizationEndpointURI())
                .state(new State(trip.state()))
                .nonce(new Nonce(trip.nonce()))
                .codeChallenge(new CodeVerifier(trip.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI()
                .toString();
    }

    /// Who it is that the provider has sent back.
    ///
    /// @return nobody when anything is wrong with the answer; the log says what
    /// @throws EgressProblem when the provider cannot be called
    Optional<Person> redeem(Registration registration, Trip trip, SignOnAnswer answer) {
        var provider = known(registration.issuer());
        if (!from(answer.issuer(), provider.metadata())) {
            return refused("the answer names another issuer");
        }
        try {
            var claims = claims(registration, trip, idToken(registration, trip, answer, provider));
            return Optional.of(new Person(claims.getSubject().getValue(), account(claims)));
        } catch (ParseException | BadJOSEException | JOSEException wrong) {
            return refused(String.valueOf(wrong.getMessage()));
        }
    }

    private static Optional<Person> refused(String why) {
        log.atInfo().addKeyValue("why", why).log("an answer of single sign-on is refused");
        return Optional.empty();
    }

    /// RFC 9207: who names themselves cannot be mixed up with another.
    private static boolean from(@Nullable String named, OIDCProviderMetadata metadata) {
        return named == null
                ? !metadata.supportsAuthorizationResponseIssuerParam()
                : named.equals(metadata.getIssuer().getValue());
    }

    private JWT idToken(Registration registration, Trip trip, SignOnAnswer answer, Known provider)
            throws ParseException {
        var grant =
                new AuthorizationCodeGrant(
                        new AuthorizationCode(answer.code()),
                        URI.create(returnAddress()),
                        new CodeVerifier(trip.verifier()));
        var request =
                new TokenRequest.Builder(
                                provider.metadata().getTokenEndpointURI(),
                                authentication(registration, provider.metadata()),
                                grant)
                        .build()
                        .toHTTPRequest();
        var token = OIDCTokenResponse.parse(response(egress.send(call(request))));
        var idToken = token.getOIDCTokens().getIDToken();
        if (idToken == null) {
            throw new ParseException("no ID token");
        }
        return idToken;
    }

    private static ClientAuthentication authentication(
            Registration registration, OIDCProviderMetadata metadata) {
        var id = new ClientID(registration.clientId());
        var secret = new com.nimbusds.oauth2.sdk.auth.Secret(registration.clientSecret());
        var methods = metadata.getTokenEndpointAuthMethods();
        return methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                ? new ClientSecretBasic(id, secret)
                : new ClientSecretPost(id, secret);
    }

    private static Call call(HTTPRequest request) {
        var call =
                Call.post(
                        request.getURL().toString(),
                        "application/x-www-form-urlencoded",
                        Objects.requireNonNullElse(request.getBody(), ""));
        var authorization = request.getAuthorization();
        return authorization == null ? call : call.with("Authorization", authorization);
    }

    private static HTTPResponse response(Answer answer) throws ParseException {
        var response = new HTTPResponse(answer.status());
        response.setContentType(answer.header("Content-Type").orElse("text/plain"));
        response.setBody(answer.text());
        return response;
    }

    private IDTokenClaimsSet claims(Registration registration, Trip trip, JWT token)
            throws BadJOSEException, JOSEException {
        var provider = known(registration.issuer());
        try {
            return claims(registration, trip, token, provider);
        } catch (BadJOSEException wrong) {
            if (provider.at().plus(KEYS_KEPT_MIN).isAfter(clock.instant())) {
                throw wrong;
            }
            check(registration.issuer());
            return claims(registration, trip, token, known(registration.issuer()));
        }
    }

    private static IDTokenClaimsSet claims(
            Registration registration, Trip trip, JWT token, Known provider)
            throws BadJOSEException, JOSEException {
        var selector =
                new JWSVerificationKeySelector<SecurityContext>(
                        algorithms(provider.metadata()), new ImmutableJWKSet<>(provider.keys()));
        var claims =
                new IDTokenValidator(
                                new Issuer(registration.issuer()),
                                new ClientID(registration.clientId()),
                                selector,
                                null)
                        .validate(token, new Nonce(trip.nonce()));
        if (!givenTo(registration.clientId(), claims)) {
            throw new BadJOSEException("given to another client");
        }
        return claims;
    }

    /// OpenID Connect Core 1.0, section 3.1.3.7, 4 and 5: what is for several was given to one.
    private static boolean givenTo(String clientId, IDTokenClaimsSet claims) {
        var party = claims.getAuthorizedParty();
        return party == null ? claims.getAudience().size() == 1 : party.getValue().equals(clientId);
    }

    private static @Nullable String account(IDTokenClaimsSet claims) {
        return Stream.of("email", "preferred_username", "name")
                .map(claims::getStringClaim)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .map(text ->
                        text.length() > ACCOUNT_CHARS_MAX
                                ? text.substring(0, ACCOUNT_CHARS_MAX)
                                : text)
                .orElse(null);
    }
}
