package io.lianke.commerce;

import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.commerce.PutOutcome.Change;
import io.lianke.customer.Customers;
import io.lianke.customer.PersonSeen;
import io.lianke.customer.resolution.Identifier;
import io.lianke.shared.RequestProblem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes in orders together with the people they name: finds or creates the customers, puts the
/// orders and writes one audit entry, in one transaction. What a refused order would have brought
/// along is not kept: the batch is done again without it.
@Component
public class OrderIntake {
    private static final int TRIES_MAX = 5;

    /// Deadlock, serialization failure and a unique key that somebody else was faster with.
    private static final Set<String> WORTH_A_TRY = Set.of("40P01", "40001", "23505");

    private final Orders orders;
    private final Customers customers;
    private final Audit audit;
    private final TransactionTemplate transactions;

    OrderIntake(
            Orders orders,
            Customers customers,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.orders = orders;
        this.customers = customers;
        this.audit = audit;
        this.transactions = new TransactionTemplate(transactions);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /// An order without its customer, and what the customer is known by.
    public record Told(NewOrder order, List<Identifier> customer) {
        public Told {
            customer = List.copyOf(customer);
        }
    }

    /// Puts one order.
    ///
    /// @throws io.lianke.shared.Problem when it is refused; then nothing is written
    public PutOutcome put(Told told) {
        var outcome = takeIn(List.of(told), false).getFirst();
        if (outcome.problem() != null) {
            throw outcome.problem();
        }
        return outcome;
    }

    /// Puts many; what is refused does not keep the others out.
    ///
    /// @return what became of each, in the same order
    public List<PutOutcome> putAll(List<Told> told) {
        return takeIn(told, true);
    }

    private List<PutOutcome> takeIn(List<Told> told, boolean bulk) {
        var refused = new HashMap<Integer, PutOutcome>();
        for (int i = 0; i < told.size(); i++) {
            try {
                OrderDraft.decide(told.get(i).order());
                customers.requireEnterable(told.get(i).customer(), "/customer/identifiers");
            } catch (CommerceProblem | RequestProblem problem) {
                refused.put(i, PutOutcome.refused(problem));
            }
        }
        while (true) {
            var places = new ArrayList<Integer>();
            for (int i = 0; i < told.size(); i++) {
                if (!refused.containsKey(i)) {
                    places.add(i);
                }
            }
            var outcomes = tryTo(places.stream().map(told::get).toList(), bulk);
            var refusedNow = false;
            for (int i = 0; i < places.size(); i++) {
                if (outcomes.get(i).change() == Change.REFUSED) {
                    refused.put(places.get(i), outcomes.get(i));
                    refusedNow = true;
                }
            }
            if (!refusedNow) {
                var all = new ArrayList<PutOutcome>();
                var next = outcomes.iterator();
                for (int i = 0; i < told.size(); i++) {
                    var no = refused.get(i);
                    all.add(no == null ? next.next() : no);
                }
                return List.copyOf(all);
            }
        }
    }

    /// Does all of it, or nothing when one order is refused.
    private List<PutOutcome> tryTo(List<Told> told, boolean bulk) {
        if (told.isEmpty()) {
            return List.of();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(
                        transactions.execute(status -> {
                            var outcomes = orders.put(withCustomers(told));
                            if (outcomes.stream().anyMatch(one -> one.change() == Change.REFUSED)) {
                                status.setRollbackOnly();
                            } else {
                                record(told, outcomes, bulk);
                            }
                            return outcomes;
                        }));
            } catch (RuntimeException failed) {
                // Inside somebody else's transaction there is nothing left to try in.
                if (attempt == TRIES_MAX
                        || TransactionSynchronizationManager.isActualTransactionActive()
                        || !worthATry(failed)) {
                    throw failed;
                }
            }
        }
    }

    private static boolean worthATry(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && refused.getSQLState() != null) {
                return WORTH_A_TRY.contains(refused.getSQLState());
            }
        }
        return false;
    }

    private List<NewOrder> withCustomers(List<Told> told) {
        var people =
                told.stream()
                        .map(one ->
                                new PersonSeen(
                                        one.customer(),
                                        null,
                                        Map.of(),
                                        one.order().source(),
                                        one.order().orderedAt(),
                                        false,
                                        one.order().channel(),
                                        one.order().store(),
                                        Set.of()))
                        .toList();
        var resolved = customers.resolve(people);
        var complete = new ArrayList<NewOrder>();
        for (int i = 0; i < told.size(); i++) {
            var order = told.get(i).order();
            complete.add(
                    new NewOrder(
                            order.source(),
                            order.orderId(),
                            order.orderedAt(),
                            order.currency(),
                            order.channel(),
                            order.store(),
                            order.staff(),
                            resolved.get(i).customer(),
                            order.lines(),
                            order.payments(),
                            order.refunds(),
                            order.paidInFull()));
        }
        return complete;
    }

    private void record(List<Told> told, List<PutOutcome> outcomes, boolean bulk) {
        var counts = new EnumMap<Change, Integer>(Change.class);
        outcomes.forEach(outcome -> counts.merge(outcome.change(), 1, Integer::sum));
        var created = counts.getOrDefault(Change.CREATED, 0);
        var updated = counts.getOrDefault(Change.UPDATED, 0);
        if (created + updated == 0) {
            return;
        }
        if (bulk) {
            audit.record(
                    AuditEntry.done("order.put-many", "order", "many")
                            .after(Map.of("created", created, "updated", updated)));
            return;
        }
        var order = told.getFirst().order();
        var outcome = outcomes.getFirst();
        audit.record(
                AuditEntry.done("order.put", "order", id(outcome))
                        .after(
                                Map.of(
                                        "source",
                                        order.source(),
                                        "orderId",
                                        order.orderId(),
                                        "change",
                                        outcome.change().name().toLowerCase(Locale.ROOT))));
    }

    private static Object id(PutOutcome outcome) {
        @Nullable Object id = outcome.id();
        return id == null ? "none" : id;
    }
}
