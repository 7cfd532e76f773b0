/// The limits at the door.
@NullMarked
package io.lianke.limits.web;

import org.jspecify.annotations.NullMarked;
