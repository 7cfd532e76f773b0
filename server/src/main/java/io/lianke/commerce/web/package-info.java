@NullMarked
package io.lianke.commerce.web;

import org.jspecify.annotations.NullMarked;
