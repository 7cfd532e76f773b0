@NullMarked
package io.lianke.report;

import org.jspecify.annotations.NullMarked;
