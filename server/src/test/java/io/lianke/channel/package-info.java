@NullMarked
package io.lianke.channel;

import org.jspecify.annotations.NullMarked;
