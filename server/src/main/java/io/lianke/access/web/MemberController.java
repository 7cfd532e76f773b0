package io.lianke.access.web;

import io.lianke.access.ApiKeys;
import io.lianke.access.KeyNetworks;
import io.lianke.access.Members;
import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.access.Role;
import io.lianke.access.Roles;
import io.lianke.access.RowScope;
import io.lianke.access.ShownOnce;
import io.lianke.access.StepUp;
import io.lianke.shared.RequestProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

/// Staff and the keys of programs.
@RestController
class MemberController {
    private final Members members;
    private final ApiKeys keys;
    private final Roles roles;

    MemberController(Members members, ApiKeys keys, Roles roles) {
        this.members = members;
        this.keys = keys;
        this.roles = roles;
    }

    record MemberBody(
            UUID id,
            String email,
            String displayName,
            String role,
            String scope,
            String status,
            Instant createdAt) {
        static MemberBody of(Members.Member member) {
            return new MemberBody(
                    member.id(),
                    member.email(),
                    member.displayName(),
                    member.role().code(),
                    member.scope().code(),
                    member.status().code(),
                    member.createdAt());
        }
    }

    record MemberList(List<MemberBody> items) {}

    /// @param scope null: that of the role
    record NewMember(
            @NotBlank @Size(max = 254) String email,
            @NotBlank @Size(max = 100) String displayName,
            @NotBlank @Size(max = 36) String role,
            @Nullable @Size(max = 20) String scope) {}

    /// @param invitationToken goes behind `/join#token=` in the link to pass on; shown this once
    record InvitedBody(MemberBody member, String invitationToken) {}

    /// Null leaves what is, but with a new role comes its scope.
    record MemberChange(
            @Nullable @Size(max = 36) String role,
            @Nullable @Size(max = 20) String scope,
            @Nullable @Size(max = 20) String status) {}

    record ApiKeyBody(
            UUID id,
            String name,
            String prefix,
            String role,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            List<String> networks) {
        static ApiKeyBody of(ApiKeys.ApiKey key) {
            return new ApiKeyBody(
                    key.id(),
                    key.name(),
                    key.prefix(),
                    key.role().code(),
                    key.createdBy(),
                    key.createdAt(),
                    key.expiresAt(),
                    key.lastUsedAt(),
                    key.networks().all());
        }
    }

    record ApiKeyList(List<ApiKeyBody> items) {}

    /// @param networks addresses and networks it may be used from; null or none: anywhere
    record NewApiKey(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 36) String role,
            @Nullable Instant expiresAt,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 50) String> networks) {}

    record IssuedBody(String key, ApiKeyBody apiKey) {}

    @Requires(Permission.MEMBER_READ)
    @GetMapping("/api/v1/members")
    MemberList listMembers() {
        return new MemberList(members.list().stream().map(MemberBody::of).toList());
    }

    @Requires(Permission.MEMBER_MANAGE)
    @StepUp
    @ShownOnce
    @PostMapping("/api/v1/members")
    @ResponseStatus(HttpStatus.CREATED)
    InvitedBody inviteMember(@Valid @RequestBody NewMember member) {
        var role = role(member.role());
        var invited =
                members.invite(
                        member.email(), member.displayName(), role, scope(member.scope(), role));
        return new InvitedBody(MemberBody.of(invited.member()), invited.token());
    }

    @Requires(Permission.MEMBER_MANAGE)
    @StepUp
    @ShownOnce
    @PostMapping("/api/v1/members/{id}:invite")
    InvitedBody inviteMemberAgain(@PathVariable UUID id) {
        var invited = members.inviteAgain(id);
        return new InvitedBody(MemberBody.of(invited.member()), invited.token());
    }

    @Requires(Permission.MEMBER_MANAGE)
    @StepUp
    @PatchMapping("/api/v1/members/{id}")
    MemberBody changeMember(@PathVariable UUID id, @Valid @RequestBody MemberChange change) {
        var member = members.get(id);
        var role = change.role() == null ? member.role() : role(change.role());
        var status =
                change.status() == null
                        ? member.status()
                        : Members.Status.of(change.status())
                                .orElseThrow(() ->
                                        RequestProblem.invalid(
                                                "/status", "request/choice", Map.of()));
        var scope =
                change.scope() == null && change.role() == null
                        ? member.scope()
                        : scope(change.scope(), role);
        return MemberBody.of(members.change(id, role, scope, status));
    }

    @Requires(Permission.API_KEY_MANAGE)
    @GetMapping("/api/v1/api-keys")
    ApiKeyList listApiKeys() {
        return new ApiKeyList(keys.list().stream().map(ApiKeyBody::of).toList());
    }

    @Requires(Permission.API_KEY_MANAGE)
    @StepUp
    @ShownOnce
    @PostMapping("/api/v1/api-keys")
    @ResponseStatus(HttpStatus.CREATED)
    IssuedBody issueApiKey(@Valid @RequestBody NewApiKey key) {
        var networks =
                key.networks() == null ? KeyNetworks.ANYWHERE : KeyNetworks.parse(key.networks());
        var issued = keys.issue(key.name(), role(key.role()), key.expiresAt(), networks);
        return new IssuedBody(issued.secret(), ApiKeyBody.of(issued.key()));
    }

    @Requires(Permission.API_KEY_MANAGE)
    @DeleteMapping("/api/v1/api-keys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeApiKey(@PathVariable UUID id) {
        keys.revoke(id);
    }

    private static RowScope scope(@Nullable String code, Role role) {
        return code == null ? role.scope() : RowScope.read(code, "/scope");
    }

    private Role role(String code) {
        return roles.find(code)
                .orElseThrow(() -> RequestProblem.invalid("/role", "request/choice", Map.of()));
    }
}
