@NullMarked
package io.lianke.channel.web;

import org.jspecify.annotations.NullMarked;
