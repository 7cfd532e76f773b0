package io.lianke.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An endpoint whose harm would be great: a person has to have proved within the last five minutes
/// who they are, so that a browser left open, or a stolen cookie, is not enough. Programs are not
/// asked: a key is presented with every request.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface StepUp {}
