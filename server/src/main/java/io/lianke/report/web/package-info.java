@NullMarked
package io.lianke.report.web;

import org.jspecify.annotations.NullMarked;
