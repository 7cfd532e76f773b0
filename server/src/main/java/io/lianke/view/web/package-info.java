@NullMarked
package io.lianke.view.web;

import org.jspecify.annotations.NullMarked;
