@NullMarked
package io.lianke.demo.company;

import org.jspecify.annotations.NullMarked;
