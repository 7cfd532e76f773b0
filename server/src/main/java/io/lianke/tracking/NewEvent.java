package io.lianke.tracking;

import io.lianke.customer.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event to append to the log.
///
/// @param messageId of the tenant's; another event of the same id within 30 days is a resend
/// @param kind `track` for what a customer did, as in the collecting API
/// @param event its name, for example `Order Completed`
/// @param anonymousId of the device it was done with, if one was
/// @param ordinal the customer's; given if and only if the customer is
/// @param amountMinor in minor units of `currency`; given if and only if the currency is
/// @param propertiesJson a JSON object
/// @param subject what this is a revision of: only the newest revision counts
/// @param revision counts up from 1; given if and only if the subject is
/// @param voided the subject no longer counts at all
public record NewEvent(
        String messageId,
        String kind,
        String event,
        Instant occurredAt,
        @Nullable CustomerId customer,
        @Nullable Integer ordinal,
        String source,
        String channel,
        @Nullable String store,
        @Nullable Long amountMinor,
        @Nullable String currency,
        String propertiesJson,
        @Nullable String subject,
        @Nullable Integer revision,
        boolean voided,
        @Nullable String anonymousId) {

    public NewEvent(
            String messageId,
            String kind,
            String event,
            Instant occurredAt,
            @Nullable CustomerId customer,
            @Nullable Integer ordinal,
            String source,
            String channel,
            @Nullable String store,
            @Nullable Long amountMinor,
            @Nullable String currency,
            String propertiesJson,
            @Nullable String subject,
            @Nullable Integer revision,
            boolean voided) {
        this(
                messageId,
                kind,
                event,
                occurredAt,
                customer,
                ordinal,
                source,
                channel,
                store,
                amountMinor,
                currency,
                propertiesJson,
                subject,
                revision,
                voided,
                null);
    }
}
