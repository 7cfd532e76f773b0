@NullMarked
package io.lianke.access.web;

import org.jspecify.annotations.NullMarked;
