package io.lianke.imports;

import org.springframework.stereotype.Component;

/// Where the phases read and write down what they do.
@Component
record Ledger(Changes changes, RowOutcomes rows, Parties parties) {}
