@NullMarked
package io.lianke.about.web;

import org.jspecify.annotations.NullMarked;
