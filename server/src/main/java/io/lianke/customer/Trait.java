package io.lianke.customer;

/// An entry of the registry of traits.
///
/// @param personal whether values tell who somebody is
public record Trait(
        String name, TraitType type, String labelZh, String labelEn, boolean personal) {}
