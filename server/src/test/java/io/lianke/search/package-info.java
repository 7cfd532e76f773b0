@NullMarked
package io.lianke.search;

import org.jspecify.annotations.NullMarked;
