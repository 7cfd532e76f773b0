package io.lianke.demo;

import io.lianke.commerce.NewCreditNote;
import io.lianke.commerce.NewLine;
import io.lianke.commerce.NewOrder;
import io.lianke.commerce.NewPayment;
import io.lianke.commerce.NewRefund;
import io.lianke.commerce.Orders;
import io.lianke.customer.CustomerId;
import io.lianke.customer.CustomerKind;
import io.lianke.customer.Customers;
import io.lianke.customer.LoadedPerson;
import io.lianke.customer.PersonSeen;
import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.IdentifierType;
import io.lianke.demo.company.Life;
import io.lianke.demo.company.Person;
import io.lianke.demo.company.Purchase;
import io.lianke.demo.company.Visit;
import io.lianke.tracking.EventLog;
import io.lianke.tracking.NewEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes made-up customers and what they did through the doors of the modules, in the caller's
/// transaction.
@Component
class ChunkWriter {
    static final String SOURCE = "demo";

    private final Customers customers;
    private final Orders orders;
    private final EventLog log;
    private final JsonMapper json;

    ChunkWriter(Customers customers, Orders orders, EventLog log, JsonMapper json) {
        this.customers = customers;
        this.orders = orders;
        this.log = log;
        this.json = json;
    }

    void write(List<Life> lives, String currency) {
        var firstOrdinal = customers.lastOrdinal() + 1;
        if (firstOrdinal != lives.getFirst().person().number()) {
            throw new IllegalStateException(
                    "Somebody else creates customers while the demo company is loaded");
        }
        var ids = customers.load(lives.stream().map(life -> person(life.person())).toList());
        var bought = new ArrayList<NewOrder>();
        var notes = new ArrayList<NewCreditNote>();
        var visits = new ArrayList<NewEvent>();
        for (int i = 0; i < lives.size(); i++) {
            var life = lives.get(i);
            for (var purchase : life.purchases()) {
                bought.add(order(purchase, ids.get(i), currency));
                notes.addAll(creditNotes(purchase, ids.get(i), currency));
            }
            for (var visit : life.visits()) {
                visits.add(event(visit, ids.get(i), firstOrdinal + i));
            }
        }
        bought.sort(Comparator.comparing(NewOrder::orderedAt));
        visits.sort(Comparator.comparing(NewEvent::occurredAt));
        orders.load(bought);
        orders.putCreditNotes(notes)
                .forEach(note -> {
                    if (note.problem() != null) {
                        throw note.problem();
                    }
                });
        for (int from = 0; from < visits.size(); from += EventLog.BATCH_MAX) {
            log.append(visits.subList(from, Math.min(visits.size(), from + EventLog.BATCH_MAX)));
        }
    }

    static LoadedPerson person(Person person) {
        return new LoadedPerson(
                switch (person.kind()) {
                    case PERSON -> CustomerKind.PERSON;
                    case ORGANIZATION -> CustomerKind.ORGANIZATION;
                },
                new PersonSeen(
                        person.keys().stream()
                                .map(key ->
                                        new Identifier(new IdentifierType(key.type()), key.value()))
                                .toList(),
                        person.name(),
                        new LinkedHashMap<String, Object>(person.traits()),
                        SOURCE,
                        person.firstSeen(),
                        true,
                        person.place().channel(),
                        person.place().store(),
                        Set.of()),
                person.tags());
    }

    static NewOrder order(Purchase purchase, CustomerId customer, String currency) {
        return new NewOrder(
                SOURCE,
                purchase.number(),
                purchase.at(),
                currency,
                purchase.place().channel(),
                purchase.place().store(),
                purchase.staff(),
                customer,
                purchase.lines().stream().map(ChunkWriter::line).toList(),
                purchase.payment() == Purchase.Payment.ONLINE
                        ? List.of(
                                new NewPayment(
                                        BigDecimal.valueOf(purchase.amount()),
                                        purchase.at().plusSeconds(90)))
                        : List.of(),
                purchase.givenBack().stream()
                        .filter(back -> back.form() == Purchase.Form.REFUND)
                        .map(back ->
                                new NewRefund(
                                        back.number(),
                                        BigDecimal.valueOf(back.amount()),
                                        back.at()))
                        .toList(),
                purchase.payment() == Purchase.Payment.AT_THE_TILL);
    }

    private static NewLine line(Purchase.Line line) {
        return new NewLine(
                null,
                line.item().sku(),
                line.item().name(),
                BigDecimal.valueOf(line.quantity()),
                BigDecimal.valueOf(line.item().price()),
                BigDecimal.valueOf(line.discount()));
    }

    static List<NewCreditNote> creditNotes(
            Purchase purchase, CustomerId customer, String currency) {
        return purchase.givenBack().stream()
                .filter(back -> back.form() == Purchase.Form.CREDIT_NOTE)
                .map(back ->
                        new NewCreditNote(
                                SOURCE,
                                back.number(),
                                back.at(),
                                currency,
                                purchase.place().channel(),
                                purchase.place().store(),
                                customer,
                                purchase.number(),
                                List.of(
                                        new NewLine(
                                                null,
                                                purchase.lines().getFirst().item().sku(),
                                                purchase.lines().getFirst().item().name(),
                                                BigDecimal.ONE.negate(),
                                                BigDecimal.valueOf(back.amount()),
                                                BigDecimal.ZERO))))
                .toList();
    }

    NewEvent event(Visit visit, CustomerId customer, int ordinal) {
        var known = visit.visitor() == Visit.Visitor.KNOWN;
        var properties = new LinkedHashMap<String, Object>();
        var item = visit.item();
        if (item != null) {
            properties.put("product_id", item.sku());
            properties.put("sku", item.sku());
            properties.put("name", item.name());
            properties.put("category", item.category().label());
            properties.put("price", item.price());
        }
        return new NewEvent(
                visit.id(),
                "track",
                visit.event(),
                visit.at(),
                known ? customer : null,
                known ? ordinal : null,
                SOURCE,
                visit.place().channel(),
                visit.place().store(),
                null,
                null,
                json.writeValueAsString(properties),
                null,
                null,
                false,
                visit.device());
    }
}
