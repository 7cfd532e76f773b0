package io.lianke.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a role may do with a field of a record that it may see; each shows less than the one
/// before. What may be entered is another matter: a value that is masked may be, one that is to be
/// read may not.
public enum FieldAccess {
    EDIT,
    READ,
    /// Shown in part, `138****0000`; in full only when somebody asks, gives a reason and has the
    /// right to. It may be entered, as at a counter.
    MASK,
    /// Neither shown nor entered, nor anything found or sorted by it.
    HIDE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FieldAccess> of(String code) {
        return Stream.of(values()).filter(access -> access.code().equals(code)).findFirst();
    }

    /// Whether all of the value is shown.
    public boolean open() {
        return this == EDIT || this == READ;
    }

    /// Whether it shows as much of the value as the other.
    boolean shows(FieldAccess other) {
        return open() || this == other || other == HIDE;
    }

    /// Whether this shows as much as the other and lets enter what the other lets.
    boolean covers(FieldAccess other) {
        return compareTo(other) <= 0 && (writable() || !other.writable());
    }

    /// Whether a value may be entered.
    public boolean writable() {
        return this == EDIT || this == MASK;
    }
}
