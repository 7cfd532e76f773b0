package io.lianke.commerce.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.commerce.OrderIntake;
import io.lianke.commerce.PutOutcome;
import io.lianke.commerce.web.OrderBodies.BulkOrder;
import io.lianke.shared.FieldProblem;
import io.lianke.shared.Problem;
import io.lianke.shared.RequestProblem;
import io.lianke.shared.web.EachItem;
import io.lianke.shared.web.Item;
import io.lianke.shared.web.ProblemDocuments;
import io.lianke.shared.web.Violations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Many orders in one request. Each is checked by itself, so that a bad one does not keep the
/// others out.
@RestController
class BulkOrderController {
    private static final int ORDERS_MAX = 1_000;

    private final OrderIntake intake;
    private final OrderReading reading;
    private final Validator validator;

    BulkOrderController(OrderIntake intake, OrderReading reading, Validator validator) {
        this.intake = intake;
        this.reading = reading;
        this.validator = validator;
    }

    record BulkOrderProblem(String code, String detail, List<BulkOrderFieldProblem> errors) {}

    record BulkOrderFieldProblem(String pointer, String code, String detail) {}

    /// @param result `created`, `updated`, `unchanged` or `refused`
    record BulkOrderResult(
            int index, String result, @Nullable UUID id, @Nullable BulkOrderProblem problem) {}

    record BulkOrderAnswer(
            int created, int updated, int unchanged, int refused, List<BulkOrderResult> items) {}

    @Requires(Permission.ORDER_WRITE)
    @PostMapping(path = "/api/v1/orders:bulk", consumes = MediaType.APPLICATION_JSON_VALUE)
    BulkOrderAnswer putOrders(
            @EachItem(max = ORDERS_MAX) List<Item<BulkOrder>> orders, HttpServletRequest request) {
        var problems = new HashMap<Integer, Problem>();
        var told = new ArrayList<OrderIntake.Told>();
        var sources = new HashMap<String, OrderReading.OfSource>();
        for (int i = 0; i < orders.size(); i++) {
            try {
                var order = checked(orders.get(i));
                var source = order.source() == null ? OrderBodies.SOURCE_DEFAULT : order.source();
                told.add(
                        sources.computeIfAbsent(source, reading::with)
                                .told(order.orderId(), order.order()));
            } catch (Problem problem) {
                problems.put(i, problem);
            }
        }
        var outcomes = intake.putAll(told).iterator();
        var items = new ArrayList<BulkOrderResult>();
        for (int i = 0; i < orders.size(); i++) {
            var problem = problems.get(i);
            var outcome = problem == null ? outcomes.next() : null;
            items.add(result(i, outcome, problem, request));
        }
        return answer(items);
    }

    private BulkOrder checked(Item<BulkOrder> item) {
        var order =
                switch (item) {
                    case Item.Read<BulkOrder>(var read) -> read;
                    case Item.Unread<BulkOrder>(var problem) -> throw problem;
                };
        var errors =
                validator.validate(order).stream()
                        .map(violation ->
                                FieldProblem.of(
                                        Violations.pointer(violation), Violations.code(violation)))
                        .toList();
        if (!errors.isEmpty()) {
            throw RequestProblem.invalid(errors);
        }
        return order;
    }

    private static BulkOrderResult result(
            int index,
            @Nullable PutOutcome outcome,
            @Nullable Problem unread,
            HttpServletRequest request) {
        var problem = outcome == null ? unread : outcome.problem();
        if (problem != null || outcome == null) {
            return new BulkOrderResult(
                    index, "refused", null, problem == null ? null : body(problem, request));
        }
        return new BulkOrderResult(
                index, outcome.change().name().toLowerCase(Locale.ROOT), outcome.id(), null);
    }

    private static BulkOrderProblem body(Problem problem, HttpServletRequest request) {
        var language = ProblemDocuments.languageOf(request);
        return new BulkOrderProblem(
                problem.code(),
                ProblemDocuments.sentence(problem.code(), problem.arguments(), language),
                problem.errors().stream()
                        .map(error ->
                                new BulkOrderFieldProblem(
                                        error.pointer(),
                                        error.code(),
                                        ProblemDocuments.sentence(
                                                error.code(), error.arguments(), language)))
                        .toList());
    }

    private static BulkOrderAnswer answer(List<BulkOrderResult> items) {
        Map<String, Integer> counts = new HashMap<>();
        items.forEach(item -> counts.merge(item.result(), 1, Integer::sum));
        return new BulkOrderAnswer(
                counts.getOrDefault("created", 0),
                counts.getOrDefault("updated", 0),
                counts.getOrDefault("unchanged", 0),
                counts.getOrDefault("refused", 0),
                List.copyOf(items));
    }
}
