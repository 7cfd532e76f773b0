-- A guess is counted before it is looked at: of a hundred that come at once, no more than the allowance gets
-- through, since each waits for the row of the one before.

drop function access.wait_for(text[]);
drop function access.forget_failures(text);

-- Counts a guess, or answers how many seconds it has to wait for its turn; 0 when it may be looked at.
create function access.take_guess(guess_key text, allowance int) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    locked timestamptz;
begin
    insert into access.attempts (key, failures, since, locked_until)
    values (guess_key, 0, clock_timestamp(), clock_timestamp())
    on conflict (key) do nothing;
    select a.locked_until into locked from access.attempts a where a.key = guess_key for update;
    if locked > clock_timestamp() then
        return ceil(extract(epoch from locked - clock_timestamp()));
    end if;
    perform access.count_failure(guess_key, allowance);
    return 0;
end
$$;

-- The guess was right: the person's count is forgotten, the address loses only what this guess had added.
create function access.guessed_right(person_key text, address_key text) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    delete from access.attempts where key = person_key;
    update access.attempts set failures = greatest(failures - 1, 0), locked_until = clock_timestamp()
    where key = address_key;
$$;

revoke execute on function access.take_guess(text, int), access.guessed_right(text, text),
    access.count_failure(text, int) from public;
revoke execute on function access.count_failure(text, int) from ${app};
grant execute on function access.take_guess(text, int), access.guessed_right(text, text) to ${app};
