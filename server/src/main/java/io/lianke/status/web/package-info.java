@NullMarked
package io.lianke.status.web;

import org.jspecify.annotations.NullMarked;
