package io.lianke.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An endpoint that asks for no permission, and why that is right.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Open {
    To value();

    String why();

    enum To {
        /// Whoever can reach the server.
        ANYONE,
        /// Whoever has signed in, in any role.
        SIGNED_IN,
        /// Users who run the installation.
        PLATFORM_OPERATORS
    }
}
