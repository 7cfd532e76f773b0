package io.lianke.customer;

/// How many there are, counted no further than a cap.
public record CappedCount(int count, boolean capped) {}
