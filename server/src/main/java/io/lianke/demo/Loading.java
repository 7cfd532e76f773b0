package io.lianke.demo;

import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.channel.Channels;
import io.lianke.commerce.NewProduct;
import io.lianke.commerce.Products;
import io.lianke.customer.Trait;
import io.lianke.customer.TraitType;
import io.lianke.customer.Traits;
import io.lianke.demo.company.Company;
import io.lianke.organization.NewStore;
import io.lianke.organization.Stores;
import io.lianke.tenancy.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The steps of a load; each is one transaction of the caller's.
@Component
class Loading {
    private static final List<Trait> TRAITS =
            List.of(
                    new Trait("address", TraitType.TEXT, "地址", "Address", true),
                    new Trait("birthday", TraitType.DATE, "生日", "Birthday", true),
                    new Trait("foundUsBy", TraitType.TEXT, "了解途径", "Found us by", false),
                    new Trait("gender", TraitType.TEXT, "性别", "Gender", true),
                    new Trait("language", TraitType.TEXT, "语言", "Language", false),
                    new Trait("pet", TraitType.TEXT, "宠物", "Pet", false),
                    new Trait("preferredChannel", TraitType.TEXT, "偏好渠道", "Prefers", false));

    private final LoadRows rows;
    private final ChunkWriter writer;
    private final Foundation foundation;
    private final Tenants tenants;
    private final Audit audit;

    Loading(
            LoadRows rows,
            ChunkWriter writer,
            Foundation foundation,
            Tenants tenants,
            Audit audit) {
        this.rows = rows;
        this.writer = writer;
        this.foundation = foundation;
        this.tenants = tenants;
        this.audit = audit;
    }

    /// What a company has before its first customer.
    @Component
    record Foundation(Stores stores, Channels channels, Products products, Traits traits) {}

    Load begin(Load load, Company company, Instant now) {
        rows.begin(load, now);
        foundation
                .stores()
                .put(
                        company.stores().stream()
                                .map(shop ->
                                        new NewStore(
                                                shop.code(),
                                                shop.name(),
                                                shop.region(),
                                                shop.city()))
                                .toList());
        foundation.channels().addStandard();
        foundation
                .products()
                .ensure(
                        company.items().stream()
                                .map(item ->
                                        new NewProduct(
                                                item.sku(),
                                                item.name(),
                                                item.category().label(),
                                                company.begin()))
                                .toList());
        TRAITS.forEach(foundation.traits()::register);
        tenants.markDemo(now, Company.NAME);
        audit.record(
                AuditEntry.done("demo.load", "tenant", "demo")
                        .after(
                                Map.of(
                                        "organization",
                                        tenants.settings().name(),
                                        "customers",
                                        load.customers(),
                                        "generator",
                                        load.generator(),
                                        "until",
                                        load.until().toString())));
        return load;
    }

    Load write(Load load, Chunk chunk) {
        rows.expectMany();
        writer.write(chunk.lives(), load.currency().getCurrencyCode());
        var further = load.further(chunk.to() - 1, chunk.after(load.checksum()));
        rows.further(further);
        return further;
    }

    void finish(Load load, Instant now) {
        rows.analyze();
        rows.finish(now);
        audit.record(
                AuditEntry.done("demo.finish", "tenant", "demo")
                        .after(Map.of("customers", load.customers(), "checksum", load.checksum())));
    }
}
