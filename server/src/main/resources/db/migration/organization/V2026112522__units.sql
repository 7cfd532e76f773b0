-- How the organization is laid out: units below units below the head office, stores below units, and who belongs where.
create table organization.units (
    tenant_id  uuid        not null,
    id         uuid        not null default uuidv7(),
    parent_id  uuid,
    kind       text        not null check (kind in ('brand', 'region', 'city', 'team')),
    name       text        not null check (length(name) between 1 and 200),
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    foreign key (tenant_id, parent_id) references organization.units (tenant_id, id),
    constraint unit_name_taken unique nulls not distinct (tenant_id, parent_id, name)
);
comment on table organization.units is 'A part of the organization: a brand, a region, a city or a team';
comment on column organization.units.parent_id is 'The unit it is a part of; null: the head office';
call tenancy.protect('organization.units');

alter table organization.stores
    add column unit_id uuid,
    add column status text not null default 'open' check (status in ('planned', 'open', 'paused', 'closed')),
    add column address text not null default '' check (length(address) <= 500),
    add column phone text not null default '' check (length(phone) <= 40),
    add column latitude numeric(9, 6) check (latitude between -90 and 90),
    add column longitude numeric(9, 6) check (longitude between -180 and 180),
    add column services text[] not null default '{}',
    add column hours jsonb not null default '{}',
    add column manager_id uuid,
    add column version int not null default 1,
    add constraint map_point_whole check ((latitude is null) = (longitude is null)),
    add foreign key (tenant_id, unit_id) references organization.units (tenant_id, id);
comment on column organization.stores.unit_id is 'The unit it belongs to; null: the head office';
comment on column organization.stores.hours is 'Opening hours of each weekday, and of days on which they are others';
create index stores_by_unit on organization.stores (tenant_id, unit_id);

-- Regions and cities were words beside each store: each becomes a unit.
insert into organization.units (tenant_id, kind, name)
select distinct tenant_id, 'region', region from organization.stores where region <> '';
insert into organization.units (tenant_id, parent_id, kind, name)
select distinct s.tenant_id, r.id, 'city', s.city
from organization.stores s left join organization.units r
    on r.tenant_id = s.tenant_id and r.kind = 'region' and r.name = s.region
where s.city <> ''
on conflict do nothing;
update organization.stores s set unit_id = coalesce(
    (select c.id from organization.units c left join organization.units r
        on r.tenant_id = c.tenant_id and r.id = c.parent_id
        where c.tenant_id = s.tenant_id and c.kind = 'city' and c.name = s.city
            and r.name is not distinct from nullif(s.region, '')),
    (select r.id from organization.units r
        where r.tenant_id = s.tenant_id and r.kind = 'region' and r.name = s.region and r.parent_id is null))
where region <> '' or city <> '';
alter table organization.stores drop column region, drop column city, drop column kind;

create table organization.postings (
    tenant_id uuid not null,
    user_id   uuid not null,
    unit_id   uuid,
    store_id  uuid,
    check ((unit_id is null) <> (store_id is null)),
    unique nulls not distinct (tenant_id, user_id, unit_id, store_id),
    foreign key (tenant_id, unit_id) references organization.units (tenant_id, id),
    foreign key (tenant_id, store_id) references organization.stores (tenant_id, id)
);
comment on table organization.postings is 'Where a member of staff belongs: to a unit or to a store';
create index postings_by_unit on organization.postings (tenant_id, unit_id) where unit_id is not null;
create index postings_by_store on organization.postings (tenant_id, store_id) where store_id is not null;
call tenancy.protect('organization.postings');
