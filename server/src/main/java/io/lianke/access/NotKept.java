package io.lianke.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An endpoint that is asked for, decided and recorded each time anew, also when a request says it
/// is the same one again: whoever keeps answers does not keep this one.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NotKept {
    /// Set on a request that has come to such an endpoint.
    String ATTRIBUTE = "io.lianke.access.NotKept";
}
