package io.lianke.customer;

import java.time.Instant;

/// Where a value comes from and when it was last confirmed.
public record Provenance(String source, Instant at) {}
