@NullMarked
package io.lianke.organization.web;

import org.jspecify.annotations.NullMarked;
