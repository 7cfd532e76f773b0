-- From where a key may be used; from anywhere when nothing is said.
alter table access.api_keys add column networks text[] not null default '{}';
comment on column access.api_keys.networks is 'Addresses and networks (10.0.0.0/8) the key may be used from; none: from anywhere';

create function access.key_admits(of_key uuid, from_ip text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select cardinality(k.networks) = 0
        or exists (select from unnest(k.networks) n where split_part(from_ip, '%', 1)::inet <<= n::inet)
    from access.api_keys k where k.id = of_key
$$;
revoke execute on function access.key_admits from public;
grant execute on function access.key_admits to ${app};
