package io.lianke.customer.resolution;

/// One key of a customer in its normal form; made by [Normalizer], compared by equality.
public record Identifier(IdentifierType type, String value) implements Comparable<Identifier> {

    /// Values longer than this are refused before anything else looks at them.
    public static final int VALUE_CHARS_MAX = 256;

    public Identifier {
        if (value.isEmpty() || value.length() > VALUE_CHARS_MAX) {
            throw new IllegalArgumentException("Value of " + type + " has a bad length");
        }
    }

    @Override
    public int compareTo(Identifier other) {
        var byType = type.compareTo(other.type);
        return byType != 0 ? byType : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return type + ":" + value;
    }
}
