/// Turns the text of cells into typed drafts of orders, customers and products: what a column
/// holds, how its numbers and dates are written, which column feeds which target. Pure; reads no
/// file and writes no row. No regular expression touches a user's text.
@NullMarked
package io.lianke.imports.parsing;

import org.jspecify.annotations.NullMarked;
