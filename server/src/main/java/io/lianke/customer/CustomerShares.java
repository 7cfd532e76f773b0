package io.lianke.customer;

import io.lianke.access.Caller;
import io.lianke.access.Members;
import io.lianke.access.Permission;
import io.lianke.access.Share;
import io.lianke.access.Shares;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.shared.RequestProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Single customers who are shown to members who would not see them. Only those share a customer
/// who see the customer by themselves, so that a share cannot be passed on, and nobody with
/// themselves, so that it does not outlast what they see by themselves.
@Component
@Transactional
public class CustomerShares {
    private static final Duration LIFE_MAX = Duration.ofDays(3_660);

    private final Customers customers;
    private final Members members;
    private final Shares shares;
    private final Audit audit;
    private final InstantSource clock;

    CustomerShares(
            Customers customers, Members members, Shares shares, Audit audit, InstantSource clock) {
        this.customers = customers;
        this.members = members;
        this.shares = shares;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param mine the caller's own; null when there is none
    /// @param mayShare whether the caller may give and take shares of the customer
    public record Shared(List<Share> shares, @Nullable Share mine, boolean mayShare) {
        public Shared {
            shares = List.copyOf(shares);
        }
    }

    /// Whom a customer is shared with.
    ///
    /// @throws CustomerProblem when whoever asks does not see the customer
    @Transactional(readOnly = true)
    public Shared of(CustomerId id) {
        var customer = customers.get(id);
        var found = shares.of(customer.id().value());
        var me = Caller.current().orElse(null) instanceof Caller.Staff staff ? staff : null;
        var mine =
                found.stream()
                        .filter(share -> me != null && share.member().equals(me.userId()))
                        .findFirst();
        var writes =
                Caller.current()
                        .map(caller -> caller.permissions().contains(Permission.CUSTOMER_WRITE))
                        .orElse(true);
        return new Shared(found, mine.orElse(null), writes && Territory.within(customer));
    }

    /// Shares a customer, in place of an earlier share with the same member. Holds from the
    /// member's next request on.
    ///
    /// @param endsAt in the future, by ten years at most; null: until it is taken back
    public Share share(
            CustomerId id,
            UUID memberId,
            Share.Right right,
            @Nullable Instant endsAt,
            String noteText) {
        var customer = shareable(id);
        if (Caller.current().orElse(null) instanceof Caller.Staff staff
                && staff.userId().equals(memberId)) {
            throw CustomerProblem.shareOwn();
        }
        var member = members.get(memberId);
        if (member.status() == Members.Status.SUSPENDED) {
            throw RequestProblem.invalid("/member", "customer/owner-unknown", Map.of());
        }
        var now = clock.instant();
        if (endsAt != null && (!endsAt.isAfter(now) || endsAt.isAfter(now.plus(LIFE_MAX)))) {
            throw RequestProblem.invalid("/endsAt", "customer/share-end", Map.of());
        }
        var record = customer.id().value();
        var before = find(record, memberId);
        if (before.isEmpty() && shares.full(record, memberId)) {
            throw CustomerProblem.tooManyShares(Shares.MAX);
        }
        shares.give(record, memberId, right, endsAt, Texts.clean(noteText, Share.NOTE_CHARS_MAX));
        var after = find(record, memberId).orElseThrow();
        var entry = AuditEntry.done("customer.share", "customer", customer.id());
        audit.record(
                before.map(share -> entry.before(image(share))).orElse(entry).after(image(after)));
        return after;
    }

    /// Takes a share back. The member's next statement sees the customer no more.
    public void unshare(CustomerId id, UUID memberId) {
        var customer = shareable(id);
        var record = customer.id().value();
        var before = find(record, memberId).orElseThrow(CustomerProblem::shareUnknown);
        shares.take(record, memberId);
        audit.record(
                AuditEntry.done("customer.unshare", "customer", customer.id())
                        .before(image(before)));
    }

    private Customer shareable(CustomerId id) {
        var customer = customers.get(id);
        if (!Territory.within(customer)) {
            throw CustomerProblem.sharedOnly();
        }
        return customer;
    }

    private Optional<Share> find(UUID record, UUID member) {
        return shares.of(record).stream().filter(share -> share.member().equals(member)).findAny();
    }

    private static Map<String, Object> image(Share share) {
        var image = new LinkedHashMap<String, Object>();
        image.put("member", share.member());
        image.put("memberName", share.memberName());
        image.put("access", share.right().code());
        image.put("endsAt", share.endsAt() == null ? "" : share.endsAt().toString());
        image.put("note", share.note());
        return image;
    }
}
