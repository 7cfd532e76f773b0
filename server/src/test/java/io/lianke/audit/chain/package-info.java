@NullMarked
package io.lianke.audit.chain;

import org.jspecify.annotations.NullMarked;
