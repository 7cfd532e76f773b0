-- What went from a member who left to somebody else, beside the customers, whom the bulk change of the same id hands
-- over; and who looked after customers before.
create table customer.hand_overs (
    tenant_id uuid        not null,
    change_id uuid        not null,
    member_id uuid        not null,
    heir_id   uuid        not null,
    things    jsonb       not null,
    undone_at timestamptz,
    primary key (tenant_id, change_id),
    foreign key (tenant_id, change_id) references customer.bulk_changes (tenant_id, id)
);
comment on table customer.hand_overs is 'That one member took over from another; what else went is in things, by kind';
call tenancy.protect('customer.hand_overs');

create table customer.past_owners (
    tenant_id   uuid        not null,
    id          uuid        not null default uuidv7(),
    customer_id uuid        not null,
    owner_id    uuid        not null,
    until       timestamptz not null default now(),
    primary key (tenant_id, id),
    foreign key (tenant_id, customer_id) references customer.customers (tenant_id, id) on delete cascade
);
comment on table customer.past_owners is 'Who looked after a customer before, and until when; kept for good';
create index past_owners_of_customer on customer.past_owners (tenant_id, customer_id, id desc);
call tenancy.protect('customer.past_owners', 'select, insert');

-- Whoever changes an owner, by whichever way, leaves the trace.
create function customer.keep_past_owner() returns trigger language plpgsql
as $$
begin
    insert into customer.past_owners (tenant_id, customer_id, owner_id) values (old.tenant_id, old.id, old.owner_id);
    return null;
end
$$;
revoke execute on function customer.keep_past_owner from public;
create trigger keep_past_owner after update of owner_id on customer.customers for each row
    when (old.owner_id is not null and new.owner_id is distinct from old.owner_id)
    execute function customer.keep_past_owner();
