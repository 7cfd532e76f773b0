package io.lianke.shared.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Goes on a parameter of type `List<Item<T>>`: the body is a JSON array, and each of its items is
/// read by itself as any other body would be, so that one that cannot be read keeps none of the
/// others out.
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface EachItem {
    /// How many items there may be.
    int max();
}
