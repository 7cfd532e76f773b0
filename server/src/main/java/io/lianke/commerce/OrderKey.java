package io.lianke.commerce;

/// The name an order, or a refund, has in the system it comes from.
public record OrderKey(String source, String id) {}
