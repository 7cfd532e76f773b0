@NullMarked
package io.lianke.imports.web;

import org.jspecify.annotations.NullMarked;
