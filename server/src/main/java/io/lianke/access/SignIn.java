package io.lianke.access;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What it takes to turn a password into a session, for those who need all of it.
@Component
record SignIn(
        Passwords passwords,
        Guesses guesses,
        Sessions sessions,
        TransactionTemplate transactions) {}
