@NullMarked
package io.lianke.view;

import org.jspecify.annotations.NullMarked;
