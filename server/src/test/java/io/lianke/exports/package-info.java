@NullMarked
package io.lianke.exports;

import org.jspecify.annotations.NullMarked;
