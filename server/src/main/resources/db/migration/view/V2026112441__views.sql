-- Saved views of lists, and how each person wants to find them.
create schema view;
grant usage on schema view to ${app};

create table view.views (
    tenant_id  uuid        not null,
    id         uuid        not null default uuidv7(),
    object     text        not null check (object in ('customers', 'orders')),
    name       text        not null check (length(name) between 1 and 80),
    shared     boolean     not null,
    query      jsonb       not null check (jsonb_typeof(query) = 'object'),
    sort       text        check (length(sort) between 1 and 40),
    columns    text[]      not null check (cardinality(columns) <= 60),
    maker_id   uuid        not null,
    maker_name text        not null,
    version    int         not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
);
comment on table view.views is 'Filters, sort and columns of a list under a name; shown to its maker, or to all when shared';
comment on column view.views.query is 'What stands in the address of the list: data, checked when it is used';
create index views_by_maker on view.views (tenant_id, maker_id, object);
create index views_shared on view.views (tenant_id, object) where shared;
call tenancy.protect('view.views');

create table view.arrangements (
    tenant_id  uuid   not null,
    person_id  uuid   not null,
    object     text   not null check (object in ('customers', 'orders')),
    first      uuid,
    view_order uuid[] not null check (cardinality(view_order) <= 500),
    primary key (tenant_id, person_id, object)
);
comment on table view.arrangements is 'Which view of a list opens first for a person, and the order of the views';
comment on column view.arrangements.view_order is 'Ids of views as the person put them; those that are gone are passed over';
call tenancy.protect('view.arrangements');
