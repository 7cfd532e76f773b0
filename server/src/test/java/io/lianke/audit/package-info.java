@NullMarked
package io.lianke.audit;

import org.jspecify.annotations.NullMarked;
