package io.lianke.customer;

import io.lianke.access.Caller;
import io.lianke.access.Callers;
import io.lianke.access.Members;
import io.lianke.access.Permission;
import io.lianke.access.Share;
import io.lianke.access.Shares;
import io.lianke.organization.Organization;
import io.lianke.organization.Unit;
import io.lianke.shared.Page;
import io.lianke.shared.PageToken;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Says why a member sees a customer, or does not: the same decision that the database makes, told
/// in words.
@Component
@Transactional(readOnly = true)
public class CustomerAccess {
    private final Customers customers;
    private final Members members;
    private final Callers callers;
    private final Organization organization;
    private final Shares shares;

    CustomerAccess(
            Customers customers,
            Members members,
            Callers callers,
            Organization organization,
            Shares shares) {
        this.customers = customers;
        this.members = members;
        this.callers = callers;
        this.organization = organization;
        this.shares = shares;
    }

    public enum Because {
        /// The member sees everything.
        ALL(true),
        /// The customer's store is one of those that the member sees.
        STORE(true),
        /// The member or a colleague of the team looks after the customer.
        OWNER(true),
        /// The customer would be none of the member's, but is shared with the member.
        SHARED(true),
        /// The customer's store is none of those, or the customer has none.
        OTHER_STORE(false),
        /// Somebody else looks after the customer, or nobody.
        OTHER_OWNER(false),
        /// The role does not allow to see customers.
        ROLE(false),
        /// The member is suspended or has not come yet.
        NOT_ACTIVE(false);

        private final boolean sees;

        Because(boolean sees) {
            this.sees = sees;
        }

        public boolean sees() {
            return sees;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param changes whether the member may change what is known of the customer
    /// @param share what is shared with the member, also where it is not needed
    public record Sight(Because because, boolean changes, @Nullable Share share) {}

    /// @param path the units from the head office down to the customer's store
    public record Explanation(
            Members.Member member, Sight sight, Customer customer, List<Unit> path) {}

    /// One of those who see a customer.
    public record Viewer(Members.Member member, Sight sight) {}

    /// @throws CustomerProblem when whoever asks does not see the customer
    public Explanation explain(CustomerId id, UUID memberId) {
        var customer = customers.get(id);
        var member = members.get(memberId);
        var share =
                shares.of(customer.id().value()).stream()
                        .filter(one -> one.member().equals(memberId))
                        .findFirst()
                        .orElse(null);
        var sight =
                callers.person(memberId)
                        .map(caller -> sight(caller, customer, share))
                        .orElse(new Sight(Because.NOT_ACTIVE, false, share));
        var store = customer.store();
        return new Explanation(
                member, sight, customer, store == null ? List.of() : organization.path(store));
    }

    /// All members who see a customer, by name.
    public Page<Viewer> viewers(CustomerId id, int pageSize, @Nullable String pageToken) {
        var customer = customers.get(id);
        var token = PageToken.parse(pageToken, 1);
        var after = token == null ? "" : token.keys().getFirst();
        var shared =
                shares.of(customer.id().value()).stream()
                        .collect(Collectors.toUnmodifiableMap(Share::member, Function.identity()));
        var known =
                members.list().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Members.Member::id, Function.identity()));
        var viewers =
                callers.people().stream()
                        .filter(caller -> known.containsKey(caller.userId()))
                        .map(caller ->
                                new Viewer(
                                        Objects.requireNonNull(known.get(caller.userId())),
                                        sight(caller, customer, shared.get(caller.userId()))))
                        .filter(viewer -> viewer.sight().because().sees())
                        .sorted((one, other) -> key(one).compareTo(key(other)))
                        .filter(viewer -> key(viewer).compareTo(after) > 0)
                        .limit(pageSize + 1L)
                        .toList();
        return Page.of(viewers, pageSize, viewer -> PageToken.of(key(viewer)).encode());
    }

    private static String key(Viewer viewer) {
        return viewer.member().displayName() + " " + viewer.member().id();
    }

    private static Sight sight(Caller caller, Customer customer, @Nullable Share share) {
        var because = because(caller, customer, share);
        var writes = caller.permissions().contains(Permission.CUSTOMER_WRITE);
        return new Sight(
                because,
                writes
                        && because.sees()
                        && (because != Because.SHARED
                                || (share != null && share.right() == Share.Right.WRITE)),
                share);
    }

    private static Because because(Caller caller, Customer customer, @Nullable Share share) {
        if (!caller.permissions().contains(Permission.CUSTOMER_READ)) {
            return Because.ROLE;
        }
        var owner = customer.owner();
        var alone =
                switch (caller.scope()) {
                    case ALL -> Because.ALL;
                    case STORE, SUBTREE ->
                            caller.reach().ofStore(customer.store())
                                    ? Because.STORE
                                    : Because.OTHER_STORE;
                    case OWN, TEAM ->
                            caller.reach().ofOwner(owner == null ? null : owner.id())
                                    ? Because.OWNER
                                    : Because.OTHER_OWNER;
                };
        return alone.sees() || share == null ? alone : Because.SHARED;
    }
}
