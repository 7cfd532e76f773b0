@NullMarked
package io.lianke.risk.web;

import org.jspecify.annotations.NullMarked;
