package io.lianke.tenancy;

import java.time.ZoneId;
import java.util.Currency;

/// What a tenant decides once and everything else leans on.
///
/// @param zone where its days begin and end
/// @param currency of amounts that name none
/// @param region ISO 3166 alpha-2: how phone numbers without a country code are read
/// @param locale `zh-CN` or `en`: the language of what is sent without anybody asking
public record TenantSettings(
        String name, ZoneId zone, Currency currency, String region, String locale) {

    public TenantSettings in(Currency other) {
        return new TenantSettings(name, zone, other, region, locale);
    }
}
