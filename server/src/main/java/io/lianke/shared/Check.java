package io.lianke.shared;

/// Something that is looked at while the application runs, for whoever runs it: a module
/// contributes one by a bean. Each has a line of its name in the runbook.
public interface Check {
    /// As it stands in the API, the metrics and the runbook, for example `queue-age`.
    String name();

    /// What it is now. One that fails to tell is an alarm too.
    Reading read();

    enum Unit {
        SECONDS,
        BYTES,
        COUNT
    }

    /// On which side of the limit all is well.
    enum Side {
        BELOW,
        ABOVE
    }

    /// @param limit reached by what is still well
    record Reading(double value, double limit, Unit unit, Side side) {
        public static Reading atMost(double limit, double value, Unit unit) {
            return new Reading(value, limit, unit, Side.BELOW);
        }

        public static Reading atLeast(double limit, double value, Unit unit) {
            return new Reading(value, limit, unit, Side.ABOVE);
        }

        public boolean well() {
            return side == Side.BELOW ? value <= limit : value >= limit;
        }
    }
}
