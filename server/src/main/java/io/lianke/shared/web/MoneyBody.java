package io.lianke.shared.web;

import io.lianke.shared.Money;

/// An amount as the API tells it: `{"amount":"12.34","currency":"GBP"}`.
public record MoneyBody(String amount, String currency) {

    public static MoneyBody of(Money money) {
        return new MoneyBody(money.amount().toPlainString(), money.currency().getCurrencyCode());
    }
}
