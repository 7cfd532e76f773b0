package io.lianke.secrets;

/// A module's sealed values: what it must let go through when the keys change.
public interface SealedValues {
    /// Seals anew what is not sealed with the current key ([Secrets#isCurrent]), in bounded steps
    /// that each are committed by themselves, while the values are in use.
    ///
    /// @return how many values it was
    int sealAnew();
}
