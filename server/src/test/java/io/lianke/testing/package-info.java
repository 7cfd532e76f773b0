/// What tests of modules stand on: one PostgreSQL for the JVM, one application, a fresh tenant for
/// each test.
@NullMarked
package io.lianke.testing;

import org.jspecify.annotations.NullMarked;
