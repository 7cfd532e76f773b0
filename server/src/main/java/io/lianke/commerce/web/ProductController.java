package io.lianke.commerce.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.commerce.Product;
import io.lianke.commerce.Products;
import io.lianke.shared.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProductController {
    private final Products products;

    ProductController(Products products) {
        this.products = products;
    }

    record ProductBody(
            UUID id,
            String sku,
            @Nullable String name,
            @Nullable String category,
            Instant createdAt) {
        static ProductBody of(Product product) {
            return new ProductBody(
                    product.id(),
                    product.sku(),
                    product.name(),
                    product.category(),
                    product.createdAt());
        }
    }

    record ProductList(List<ProductBody> items, @Nullable String nextPageToken) {}

    /// @param q a whole SKU
    @Requires(Permission.ORDER_READ)
    @GetMapping("/api/v1/products")
    ProductList listProducts(
            @RequestParam(required = false) @Nullable @Size(max = 200) String q,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.SIZE_MAX) int pageSize,
            @RequestParam(required = false) @Size(max = 2000) @Nullable String pageToken) {
        var page = products.page(q, pageSize, pageToken).map(ProductBody::of);
        return new ProductList(page.items(), page.nextPageToken());
    }
}
