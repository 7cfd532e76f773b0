-- Of whom a tenant demands a second factor. Without a row: of administrators, two weeks after they came.
create table access.sign_in_policies (
    tenant_id     uuid primary key,
    second_factor text        not null check (second_factor in ('administrators', 'risky', 'everybody')),
    grace_days    int         not null check (grace_days between 0 and 30),
    since         timestamptz not null default now()
);
comment on table access.sign_in_policies is
    'Of whom a tenant demands a second factor, and how many days whoever has none is given';
call tenancy.protect('access.sign_in_policies', 'select, insert, update');
