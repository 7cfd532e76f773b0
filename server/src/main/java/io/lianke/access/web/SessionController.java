package io.lianke.access.web;

import static io.lianke.access.web.SessionBodies.staff;

import io.lianke.access.Account;
import io.lianke.access.Open;
import io.lianke.access.SessionCookie;
import io.lianke.access.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Signing in and out, and one's own account.
@RestController
class SessionController {
    private static final String MINE = "everybody may see and change their own account";

    private final Sessions sessions;
    private final Account account;
    private final SessionBodies bodies;

    SessionController(Sessions sessions, Account account, SessionBodies bodies) {
        this.sessions = sessions;
        this.account = account;
        this.bodies = bodies;
    }

    record Credentials(
            @NotBlank @Size(max = 254) String email, @NotBlank @Size(max = 500) String password) {}

    record AccountChange(
            @Nullable @Size(min = 1, max = 100) String displayName,
            @Nullable @Pattern(regexp = "zh-CN|en") String locale) {}

    record PasswordChange(
            @NotBlank @Size(max = 500) String currentPassword,
            @NotBlank @Size(max = 500) String newPassword) {}

    record TenantChoice(@NotNull UUID tenantId) {}

    record OwnSession(
            UUID id,
            Instant createdAt,
            Instant lastSeenAt,
            @Nullable String ip,
            @Nullable String userAgent,
            String factor,
            boolean current) {}

    @Open(value = Open.To.ANYONE, why = "this is how one signs in")
    @PostMapping("/api/v1/session")
    SessionBody signIn(
            @Valid @RequestBody Credentials credentials,
            HttpServletRequest request,
            HttpServletResponse response) {
        var admission =
                sessions.signIn(
                        credentials.email(), credentials.password(), SessionBodies.origin(request));
        return bodies.admit(admission, request, response);
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @GetMapping("/api/v1/session")
    SessionBody current() {
        return bodies.of(staff());
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @DeleteMapping("/api/v1/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.signOut(staff());
        SessionCookie.clear(request, response);
    }

    @Open(value = Open.To.SIGNED_IN, why = "whether the person belongs to that tenant is checked")
    @PostMapping("/api/v1/session:switch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void switchTenant(@Valid @RequestBody TenantChoice choice) {
        sessions.switchTo(staff(), choice.tenantId());
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @PatchMapping("/api/v1/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeAccount(@Valid @RequestBody AccountChange change) {
        var staff = staff();
        account.change(
                staff,
                change.displayName() == null ? staff.displayName() : change.displayName(),
                change.locale() == null ? staff.locale() : change.locale());
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @PostMapping("/api/v1/me:changePassword")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@Valid @RequestBody PasswordChange change, HttpServletRequest request) {
        account.changePassword(
                staff(),
                change.currentPassword(),
                change.newPassword(),
                SessionBodies.origin(request));
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @GetMapping("/api/v1/me/sessions")
    ItemsBody<OwnSession> ownSessions() {
        var staff = staff();
        return new ItemsBody<>(
                sessions.list(staff).stream()
                        .map(listed ->
                                new OwnSession(
                                        listed.id(),
                                        listed.createdAt(),
                                        listed.lastSeenAt(),
                                        listed.ip(),
                                        listed.userAgent(),
                                        listed.factor(),
                                        listed.id().equals(staff.sessionId())))
                        .toList());
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @DeleteMapping("/api/v1/me/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(@PathVariable UUID id) {
        sessions.end(staff(), id);
    }

    /// A whole list in one answer; the shape of a page that has no next one.
    record ItemsBody<T>(List<T> items) {}
}
