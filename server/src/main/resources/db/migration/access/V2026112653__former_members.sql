-- Where somebody who is active nowhere was a member: it is they who should hear that the person tries to come in.
create function access.left_tenants(of_user uuid) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select m.tenant_id from access.memberships m
    where m.user_id = of_user and m.status = 'suspended'
    order by m.tenant_id limit 20
$$;
revoke execute on function access.left_tenants from public;
grant execute on function access.left_tenants to ${app};
