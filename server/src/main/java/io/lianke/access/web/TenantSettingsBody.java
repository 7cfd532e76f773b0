package io.lianke.access.web;

import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.TenantSettings;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;

/// Settings of a tenant as they are sent.
record TenantSettingsBody(
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 60) String zone,
        @NotBlank @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotBlank @Pattern(regexp = "[A-Z]{2}") String region,
        @NotBlank @Pattern(regexp = "zh-CN|en") String locale) {

    TenantSettings toSettings() {
        return new TenantSettings(name, zone(zone), currency(currency), region, locale);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException _) {
            throw RequestProblem.invalid("/zone", "request/zone", Map.of());
        }
    }

    private static Currency currency(String text) {
        try {
            return Currency.getInstance(text);
        } catch (IllegalArgumentException _) {
            throw RequestProblem.invalid("/currency", "request/currency", Map.of());
        }
    }
}
