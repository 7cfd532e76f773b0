@NullMarked
package io.lianke.egress;

import org.jspecify.annotations.NullMarked;
