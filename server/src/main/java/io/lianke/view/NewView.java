package io.lianke.view;

/// A view to be made.
///
/// @param shared with everybody of the tenant
public record NewView(ViewedList object, String name, boolean shared, ViewContent content) {}
