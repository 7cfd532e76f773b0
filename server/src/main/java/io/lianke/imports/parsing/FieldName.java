package io.lianke.imports.parsing;

/// The fixed targets of each kind of file.
public enum FieldName {
    ORDER_ID(ImportKind.ORDERS, "orderId"),
    LINE_ID(ImportKind.ORDERS, "lineId"),
    ORDERED_AT(ImportKind.ORDERS, "orderedAt"),
    SKU(ImportKind.ORDERS, "sku"),
    PRODUCT_NAME(ImportKind.ORDERS, "productName"),
    QUANTITY(ImportKind.ORDERS, "quantity"),
    UNIT_PRICE(ImportKind.ORDERS, "unitPrice"),
    DISCOUNT(ImportKind.ORDERS, "discount"),
    CHANNEL(ImportKind.ORDERS, "channel"),
    STORE(ImportKind.ORDERS, "store"),
    STAFF(ImportKind.ORDERS, "staff"),
    /// The order that a refund row takes back.
    REFUND_OF(ImportKind.ORDERS, "refundOf"),
    CUSTOMER_NAME(ImportKind.ORDERS, "customer.name"),
    NAME(ImportKind.CUSTOMERS, "name"),
    TAG(ImportKind.CUSTOMERS, "tag"),
    PRODUCT_SKU(ImportKind.PRODUCTS, "sku"),
    PRODUCT_LABEL(ImportKind.PRODUCTS, "productName"),
    PRODUCT_CATEGORY(ImportKind.PRODUCTS, "category"),
    PRODUCT_PRICE(ImportKind.PRODUCTS, "unitPrice");

    private final ImportKind kind;
    private final String wireName;

    FieldName(ImportKind kind, String wireName) {
        this.kind = kind;
        this.wireName = wireName;
    }

    ImportKind kind() {
        return kind;
    }

    public String wireName() {
        return wireName;
    }
}
