package io.lianke.access;

/// What the right password gets.
public sealed interface Admission {
    /// The secret for the cookie.
    String token();

    /// A session.
    record Whole(String token) implements Admission {}

    /// The half of one, for a person with a second factor: good for presenting that and nothing
    /// else, for five minutes.
    record Half(String token) implements Admission {}

    /// The same for a person who has no second factor and must have one: good for setting it up.
    record Enrolment(String token) implements Admission {}
}
