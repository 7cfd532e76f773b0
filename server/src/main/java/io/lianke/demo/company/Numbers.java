package io.lianke.demo.company;

/// Numbers as people are known by: every one different, none of anybody real.
final class Numbers {
    /// Eight digits follow a prefix; steps through them that share no factor with their number
    /// reach each once.
    private static final long DIGITS = 100_000_000L;

    private static final long STEP = 61_803_399L;
    private static final long SECOND_PHONES = 50_000_000L;

    private Numbers() {}

    /// A mobile number of the range 154, which the Chinese numbering plan gives to no operator: it
    /// has the form of a mobile number and belongs to nobody.
    static String phone(int number) {
        return padded("+86154", (int) (number * STEP % DIGITS), 8);
    }

    static String secondPhone(int number) {
        return padded("+86154", (int) ((number + SECOND_PHONES) * STEP % DIGITS), 8);
    }

    static String padded(String prefix, int number, int digits) {
        var text = Integer.toString(number);
        return prefix + "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
