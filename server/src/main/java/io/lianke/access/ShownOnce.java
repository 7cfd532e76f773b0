package io.lianke.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An endpoint whose answer holds a secret that is shown this once. Whoever keeps answers keeps
/// this one sealed.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ShownOnce {
    /// Set on a request that has come to such an endpoint.
    String ATTRIBUTE = "io.lianke.access.ShownOnce";
}
