package io.lianke.commerce;

import java.util.UUID;

/// What an order, a refund or a product was, for putting it back. Only this module reads `json`.
public record OrderImage(UUID id, String json) {}
