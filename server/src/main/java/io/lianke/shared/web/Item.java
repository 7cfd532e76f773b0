package io.lianke.shared.web;

import io.lianke.shared.Problem;

/// One item of a request that is a list; see [EachItem].
public sealed interface Item<T> {

    record Read<T>(T value) implements Item<T> {}

    record Unread<T>(Problem problem) implements Item<T> {}
}
