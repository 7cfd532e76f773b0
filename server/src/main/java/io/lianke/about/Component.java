package io.lianke.about;

import java.util.List;

/// Something by others that a part is made of.
///
/// @param group who publishes it; empty where names stand alone
/// @param licences SPDX identifiers where the publisher names one; of several, any may be chosen
public record Component(
        Part part, String group, String name, String version, List<String> licences) {
    public Component {
        licences = List.copyOf(licences);
    }
}
