@NullMarked
package io.lianke.search.web;

import org.jspecify.annotations.NullMarked;
