@NullMarked
package io.lianke.limits.web;

import org.jspecify.annotations.NullMarked;
