-- A chain looks at its stores by region and by city. Both are words of the organization's own; empty: not told.
alter table organization.stores
    add column region text not null default '' check (length(region) <= 100),
    add column city text not null default '' check (length(city) <= 100);
