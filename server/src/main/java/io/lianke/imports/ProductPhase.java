package io.lianke.imports;

import io.lianke.commerce.NewProduct;
import io.lianke.commerce.OrderImage;
import io.lianke.commerce.Products;
import io.lianke.commerce.PutOutcome;
import io.lianke.imports.Change.Kind;
import io.lianke.imports.parsing.ImportKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Fourth phase: finds or makes the products. `step` is the number of the last product done.
@Component
class ProductPhase {
    private final Staging staging;
    private final Parties parties;
    private final Products products;
    private final Changes changes;
    private final RowOutcomes rowOutcomes;
    private final ImportSettings settings;

    ProductPhase(Staging staging, Products products, Ledger ledger, ImportSettings settings) {
        this.staging = staging;
        this.parties = ledger.parties();
        this.products = products;
        this.changes = ledger.changes();
        this.rowOutcomes = ledger.rows();
        this.settings = settings;
    }

    private record Article(UUID key, String sku, NewProduct product) {}

    void work(Chunks chunks, Plan plan) {
        var next = plan.kind() == ImportKind.ORDERS ? Phase.ORDERS : Phase.FINISHING;
        var going = new boolean[] {true};
        while (going[0]) {
            chunks.commit(run -> {
                var batch = parties.after(run, Party.PRODUCT, settings.batchParties());
                if (batch.isEmpty()) {
                    going[0] = false;
                    return Run.Progress.to(next, 0, null);
                }
                var progress =
                        Run.Progress.to(
                                Phase.PRODUCTS,
                                batch.getLast().no(),
                                parties.count(run, Party.PRODUCT));
                write(chunks, plan, articles(run, plan, batch), progress.tally());
                return progress;
            });
        }
    }

    private List<Article> articles(Run run, Plan plan, List<Parties.Numbered> batch) {
        var seen =
                staging.seen(
                        run.id(),
                        Party.PRODUCT,
                        batch.stream().map(Parties.Numbered::key).toList());
        return batch.stream()
                .map(one -> {
                    var sighting = Objects.requireNonNull(seen.get(one.key()));
                    var sku = sighting.keys().getFirst();
                    var name = sighting.values().get(Sighting.NAME);
                    var at = name != null && name.at() != null ? name.at() : sighting.last();
                    var category = sighting.values().get(Sighting.CATEGORY);
                    return new Article(
                            one.key(),
                            sku,
                            new NewProduct(
                                    sku,
                                    name == null ? null : name.text(),
                                    category == null ? null : category.text(),
                                    Objects.requireNonNullElse(at, plan.uploadedAt())));
                })
                .toList();
    }

    private void write(Chunks chunks, Plan plan, List<Article> articles, Tally tally) {
        var run = chunks.run();
        var before = new HashMap<String, OrderImage>();
        var outcomes = attempt(chunks, plan, articles, before);
        var made = new ArrayList<Change>();
        for (int i = 0; i < articles.size(); i++) {
            var outcome = outcomes.get(i);
            var created = outcome.change() == PutOutcome.Change.CREATED;
            if (created || outcome.change() == PutOutcome.Change.UPDATED) {
                var image = before.get(articles.get(i).sku());
                made.add(
                        new Change(
                                Kind.PRODUCT,
                                Objects.requireNonNull(outcome.id()),
                                created,
                                image == null ? null : image.json(),
                                null));
            }
        }
        if (run.dryRun()) {
            tally.created(Kind.PRODUCT, made.stream().filter(Change::created).count());
            tally.updated(Kind.PRODUCT, made.stream().filter(c -> !c.created()).count());
        } else {
            var prints = products.fingerprints(made.stream().map(Change::entity).toList());
            changes.record(
                    run,
                    Kind.PRODUCT,
                    made.stream().map(c -> c.withFingerprint(prints.get(c.entity()))).toList(),
                    tally);
        }
        if (plan.kind() == ImportKind.PRODUCTS) {
            countRows(run, plan, articles, outcomes, tally);
        }
    }

    private List<PutOutcome> attempt(
            Chunks chunks, Plan plan, List<Article> articles, Map<String, OrderImage> before) {
        var wanted = articles.stream().map(Article::product).toList();
        Set<String> changed = new HashSet<>();
        var tried =
                Objects.requireNonNull(
                        chunks.trial()
                                .execute(status -> {
                                    var outcomes = products.ensure(wanted);
                                    for (int i = 0; i < outcomes.size(); i++) {
                                        if (outcomes.get(i).change() == PutOutcome.Change.UPDATED) {
                                            changed.add(wanted.get(i).sku());
                                        }
                                    }
                                    if (chunks.run().dryRun() || !changed.isEmpty()) {
                                        status.setRollbackOnly();
                                    }
                                    return outcomes;
                                }));
        if (chunks.run().dryRun() || changed.isEmpty()) {
            return tried;
        }
        if (!plan.skipping()) {
            before.putAll(products.snapshot(changed));
            return products.ensure(wanted);
        }
        var nameless =
                wanted.stream()
                        .map(p ->
                                changed.contains(p.sku())
                                        ? new NewProduct(p.sku(), null, null, p.asOf())
                                        : p)
                        .toList();
        return products.ensure(nameless);
    }

    private void countRows(
            Run run, Plan plan, List<Article> articles, List<PutOutcome> outcomes, Tally tally) {
        var rows = parties.freshRows(run, articles.stream().map(Article::key).toList());
        for (int i = 0; i < articles.size(); i++) {
            int count = rows.getOrDefault(articles.get(i).key(), 0);
            var problem = outcomes.get(i).problem();
            if (problem != null) {
                rowOutcomes.refuse(run, articles.get(i).key().toString(), problem);
                tally.failed += count;
            } else if (plan.skipping() && outcomes.get(i).change() != PutOutcome.Change.CREATED) {
                tally.skipped += count;
            } else {
                tally.imported += count;
            }
        }
    }
}
