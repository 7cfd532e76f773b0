@NullMarked
package io.lianke.exports.web;

import org.jspecify.annotations.NullMarked;
