-- Counts an attempt before the password is looked at, so that many at once cannot all be tried against one count; a
-- right password takes it back. After "free" failures each further one locks for twice as long, at most "longest".
-- "wait": seconds to wait, 0 when the password may be tried; "locks": seconds that one more failure locks, 0 for not.
create or replace function fairlead.begin_sign_in(p_key bytea, p_free int, p_first interval, p_longest interval,
    out wait int, out locks int)
language plpgsql as $$
declare
    v_wait interval;
    v_failures int;
    v_lock interval;
begin
    wait := 0;
    locks := 0;
    insert into fairlead.sign_in_failure as known (key, failures) values (p_key, 1)
    on conflict (key) do update
        set failures = case
                when known.locked_until > clock_timestamp() then known.failures
                when known.failed_at < clock_timestamp() - interval '1 day' then 1
                else known.failures + 1
            end,
            failed_at = case
                when known.locked_until > clock_timestamp() then known.failed_at
                else clock_timestamp()
            end
    returning failures, locked_until - clock_timestamp() into v_failures, v_wait;
    if v_wait > interval '0' then
        wait := ceil(extract(epoch from v_wait));
    elsif v_failures >= p_free then
        v_lock := least(p_first * power(2, least(v_failures - p_free, 20)), p_longest);
        update fairlead.sign_in_failure set locked_until = clock_timestamp() + v_lock where key = p_key;
        locks := ceil(extract(epoch from v_lock));
    end if;
end $$;

-- What ran out long ago is forgotten.
create or replace function fairlead.forget_access() returns void language sql as $$
    delete from fairlead.session where ends_at < now();
    delete from fairlead.sign_in_failure where failed_at < now() - interval '2 days';
$$;
