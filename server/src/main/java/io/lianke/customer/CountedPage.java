package io.lianke.customer;

import io.lianke.shared.Page;

/// A page of a list, and how long the whole list is.
public record CountedPage<T>(Page<T> page, CappedCount total) {}
