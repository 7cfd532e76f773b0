@NullMarked
package io.lianke.commerce;

import org.jspecify.annotations.NullMarked;
