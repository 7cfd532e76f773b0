-- Products, orders with their lines and payments, and refunds.
create schema commerce;
grant usage on schema commerce to ${app};

create table commerce.products (
    tenant_id  uuid        not null,
    id         uuid        not null default uuidv7(),
    sku        text        not null check (length(sku) between 1 and 200),
    name       text        check (length(name) between 1 and 500),
    name_as_of timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, sku)
);
comment on table commerce.products is 'What is sold; the name is the one of the newest order or list that told it';
call tenancy.protect('commerce.products');

create table commerce.orders (
    tenant_id            uuid        not null,
    id                   uuid        not null default uuidv7(),
    source               text        not null,
    order_id             text        not null,
    revision             int         not null,
    customer_id          uuid,
    channel              text        not null,
    store                text,
    currency             text        not null check (currency ~ '^[A-Z]{3}$'),
    ordered_at           timestamptz not null,
    status               text        not null check (status in ('open', 'paid', 'part_refunded', 'refunded')),
    line_count           int         not null,
    revenue_lines        int         not null,
    gross_minor          bigint      not null check (gross_minor >= 0),
    discount_minor       bigint      not null check (discount_minor >= 0),
    paid_minor           bigint      not null check (paid_minor >= 0),
    refunded_minor       bigint      not null check (refunded_minor >= 0),
    refunded_apart_minor bigint      not null default 0 check (refunded_apart_minor between 0 and refunded_minor),
    paid_in_full         boolean     not null,
    content_hash         bytea       not null,
    created_at           timestamptz not null default now(),
    updated_at           timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, source, order_id),
    check (refunded_minor <= paid_minor)
);
comment on table commerce.orders is 'An order as its source last told it; amounts are sums over its lines, payments and refunds';
comment on column commerce.orders.gross_minor is 'Sum over the lines with positive quantity and price';
comment on column commerce.orders.refunded_apart_minor is 'The part of refunded_minor that came as refund documents of their own';
comment on column commerce.orders.paid_in_full is 'The source tells no payments, so the order counts as paid';
comment on column commerce.orders.content_hash is 'SHA-256 of what the source told: the same again changes nothing';
create index orders_by_time on commerce.orders (tenant_id, ordered_at desc, id desc);
create index orders_by_customer on commerce.orders (tenant_id, customer_id, ordered_at desc, id desc);
create index orders_by_channel on commerce.orders (tenant_id, channel, ordered_at desc, id desc);
create index orders_by_store on commerce.orders (tenant_id, store, ordered_at desc, id desc) where store is not null;
create index orders_by_order_id on commerce.orders (tenant_id, order_id);
call tenancy.protect('commerce.orders');

create table commerce.lines (
    tenant_id      uuid           not null,
    order_uuid     uuid           not null,
    line_no        int            not null,
    line_id        text           not null,
    sku            text           not null,
    name           text,
    quantity       numeric(20, 6) not null,
    unit_price     numeric(20, 6) not null,
    discount_minor bigint         not null,
    amount_minor   bigint         not null,
    revenue        boolean        not null,
    primary key (tenant_id, order_uuid, line_no),
    foreign key (tenant_id, order_uuid) references commerce.orders (tenant_id, id)
);
comment on table commerce.lines is 'What an order consists of; a line with zero or negative quantity or price is no revenue';
create index lines_by_sku on commerce.lines (tenant_id, sku);
call tenancy.protect('commerce.lines');

create table commerce.payments (
    tenant_id    uuid        not null,
    order_uuid   uuid        not null,
    payment_no   int         not null,
    amount_minor bigint      not null check (amount_minor >= 0),
    paid_at      timestamptz not null,
    primary key (tenant_id, order_uuid, payment_no),
    foreign key (tenant_id, order_uuid) references commerce.orders (tenant_id, id)
);
comment on table commerce.payments is 'Money received for an order';
call tenancy.protect('commerce.payments');

create table commerce.refunds (
    tenant_id    uuid        not null,
    id           uuid        not null default uuidv7(),
    source       text        not null,
    refund_id    text        not null,
    kind         text        not null check (kind in ('refund', 'credit_note')),
    order_uuid   uuid,
    apart        boolean     not null,
    revision     int         not null,
    customer_id  uuid,
    channel      text        not null,
    store        text,
    currency     text        not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint      not null check (amount_minor >= 0),
    refunded_at  timestamptz not null,
    content_hash bytea       not null,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, source, refund_id),
    foreign key (tenant_id, order_uuid) references commerce.orders (tenant_id, id),
    check ((kind = 'credit_note') = (order_uuid is null)),
    check (apart or order_uuid is not null)
);
comment on table commerce.refunds is 'Money given back: for an order, or as a credit note that names none';
comment on column commerce.refunds.apart is 'It came as a document of its own, so replacing the order leaves it';
create index refunds_by_order on commerce.refunds (tenant_id, order_uuid) where order_uuid is not null;
create index refunds_by_customer on commerce.refunds (tenant_id, customer_id, refunded_at desc, id desc);
create index refunds_by_time on commerce.refunds (tenant_id, refunded_at);
call tenancy.protect('commerce.refunds');

create table commerce.refund_lines (
    tenant_id    uuid           not null,
    refund_uuid  uuid           not null,
    line_no      int            not null,
    line_id      text           not null,
    sku          text           not null,
    name         text,
    quantity     numeric(20, 6) not null,
    unit_price   numeric(20, 6) not null,
    amount_minor bigint         not null,
    primary key (tenant_id, refund_uuid, line_no),
    foreign key (tenant_id, refund_uuid) references commerce.refunds (tenant_id, id)
);
comment on table commerce.refund_lines is 'What a refund document says was given back';
call tenancy.protect('commerce.refund_lines');

create table commerce.buyers (
    tenant_id   uuid not null,
    customer_id uuid not null,
    primary key (tenant_id, customer_id)
);
comment on table commerce.buyers is 'Customers with orders or refunds; a row is locked while their totals are summed up';
call tenancy.protect('commerce.buyers');

create table commerce.removed (
    tenant_id uuid not null,
    kind      text not null check (kind in ('order', 'refund')),
    source    text not null,
    name      text not null,
    revision  int  not null,
    primary key (tenant_id, kind, source, name)
);
comment on table commerce.removed is 'The last revision of what was taken away: if it comes again, its revisions go on from there';
call tenancy.protect('commerce.removed');
