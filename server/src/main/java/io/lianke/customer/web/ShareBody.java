package io.lianke.customer.web;

import io.lianke.access.Share;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That a customer is shared with a member.
///
/// @param access `read` or `write`
/// @param endsAt null: until it is taken back
/// @param note why
record ShareBody(
        UUID memberId,
        String memberName,
        String access,
        @Nullable Instant endsAt,
        String note,
        String sharedBy,
        Instant sharedAt) {
    static ShareBody of(Share share) {
        return new ShareBody(
                share.member(),
                share.memberName(),
                share.right().code(),
                share.endsAt(),
                share.note(),
                share.sharedBy(),
                share.sharedAt());
    }

    static @Nullable ShareBody orNull(@Nullable Share share) {
        return share == null ? null : of(share);
    }
}
