@NullMarked
package io.lianke.demo.web;

import org.jspecify.annotations.NullMarked;
