package io.lianke.imports;

import io.lianke.commerce.NewCreditNote;
import io.lianke.commerce.NewLine;
import io.lianke.commerce.NewOrder;
import io.lianke.customer.CustomerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Orders and credit notes made of laid-out rows. Pure.
///
/// @param groups in the order of their numbers
record OrderBatch(List<Group> groups) {
    static final String CHANNEL_DEFAULT = "web";

    /// The rows of one order.
    ///
    /// @param rows in the order of the file
    /// @param refused rows that cannot be part of it
    record Group(long no, String key, List<StagedRow> rows, List<StagedRow> refused) {

        /// Takes out rows that repeat a line id: which of them is meant nobody knows, so the first
        /// one stands.
        static Group of(long no, String key, List<StagedRow> rows) {
            var ids = new HashSet<String>();
            var taken = new ArrayList<StagedRow>(rows.size());
            var refused = new ArrayList<StagedRow>();
            for (var row : rows) {
                var id = line(row).lineId();
                if (id == null || ids.add(id)) {
                    taken.add(row);
                } else {
                    refused.add(row);
                }
            }
            return new Group(no, key, taken, refused);
        }

        boolean refund() {
            return Keys.refund(key);
        }

        int fresh() {
            return (int) rows.stream().filter(StagedRow::fresh).count();
        }

        NewOrder order(Plan plan, Map<UUID, UUID> customers) {
            return new NewOrder(
                    plan.spec().source(),
                    Keys.id(key),
                    at(),
                    plan.currency(),
                    channel(),
                    earliest(row -> line(row).store()),
                    earliest(row -> line(row).staff()),
                    customer(customers),
                    lines(),
                    List.of(),
                    List.of(),
                    true);
        }

        NewCreditNote creditNote(Plan plan, Map<UUID, UUID> customers) {
            return new NewCreditNote(
                    plan.spec().source(),
                    Keys.id(key),
                    at(),
                    plan.currency(),
                    channel(),
                    earliest(row -> line(row).store()),
                    customer(customers),
                    earliest(row -> line(row).refundOf()),
                    lines());
        }

        private Instant at() {
            return rows.stream()
                    .map(row -> Objects.requireNonNull(row.at()))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }

        private String channel() {
            var channel = earliest(row -> line(row).channel());
            return channel == null ? CHANNEL_DEFAULT : channel;
        }

        private @Nullable CustomerId customer(Map<UUID, UUID> customers) {
            var person = earliest(StagedRow::person);
            var id = person == null ? null : customers.get(person);
            return id == null ? null : new CustomerId(id);
        }

        private List<NewLine> lines() {
            return rows.stream().map(row -> line(line(row))).toList();
        }

        /// What the row of the earliest time says, among those that say anything.
        private <T> @Nullable T earliest(Function<StagedRow, @Nullable T> value) {
            T found = null;
            Instant since = Instant.MAX;
            for (var row : rows) {
                var here = value.apply(row);
                var at = Objects.requireNonNull(row.at());
                if (here != null && at.isBefore(since)) {
                    found = here;
                    since = at;
                }
            }
            return found;
        }

        private static StagedRow.Line line(StagedRow row) {
            return Objects.requireNonNull(row.line());
        }

        private static NewLine line(StagedRow.Line line) {
            return new NewLine(
                    line.lineId(),
                    line.sku(),
                    line.product().isEmpty() ? null : line.product(),
                    new BigDecimal(line.quantity()),
                    new BigDecimal(line.unitPrice()),
                    new BigDecimal(line.discount()));
        }
    }
}
