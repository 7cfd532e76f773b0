package io.lianke.access;

/// What somebody sees at most, which rows and how much of them. Kept beside what was made of it, it
/// tells who may have that later.
public record Sight(Reach reach, FieldRules fields) {
    public static final Sight WHOLE = new Sight(Reach.EVERYTHING, FieldRules.NONE);

    public static Sight of(Caller caller) {
        return new Sight(caller.reach(), caller.role().fields());
    }

    /// Whether whoever sees this sees all that is seen there.
    public boolean covers(Sight other) {
        return reach.covers(other.reach) && fields.show(other.fields);
    }
}
