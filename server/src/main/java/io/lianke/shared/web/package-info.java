/// How every HTTP answer of Lianke looks: problem documents, correlation ids, security headers.
@NullMarked
package io.lianke.shared.web;

import org.jspecify.annotations.NullMarked;
