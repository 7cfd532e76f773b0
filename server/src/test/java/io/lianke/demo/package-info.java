@NullMarked
package io.lianke.demo;

import org.jspecify.annotations.NullMarked;
