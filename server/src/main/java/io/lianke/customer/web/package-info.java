@NullMarked
package io.lianke.customer.web;

import org.jspecify.annotations.NullMarked;
