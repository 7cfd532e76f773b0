package io.lianke.demo.company;

import java.util.List;

/// A store of the chain.
///
/// @param opensAt hour of the day, local
/// @param closesAt hour of the day, local
/// @param visitors how many come, beside the others of its city
/// @param staff names of those who serve there
public record Shop(
        String code,
        String name,
        String region,
        String city,
        int opensAt,
        int closesAt,
        double visitors,
        List<String> staff) {}
