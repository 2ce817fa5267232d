-- A ticket's reference for people: FL- and six characters out of 32 that cannot be confused (no 0, 1, I, O).
-- It is the id in disguise: a bijection on 30 bits (multiply by an odd number, fold, multiply again), so that it needs
-- neither an index nor a retry, and tells nobody how many tickets there are. Beyond 2^30 it grows by one character.
create or replace function fairlead.ref(id bigint) returns text language plpgsql immutable strict parallel safe as $$
declare
    alphabet constant text := '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
    mask constant bigint := (1::bigint << 30) - 1;
    rest bigint := id >> 30;
    v bigint := ((id & mask) * 668265261) & mask;
    code text := '';
begin
    v := v # (v >> 15);
    v := (v * 374761393) & mask;
    for i in 1 .. 6 loop
        code := substr(alphabet, (v & 31)::int + 1, 1) || code;
        v := v >> 5;
    end loop;
    while rest > 0 loop
        code := substr(alphabet, (rest & 31)::int + 1, 1) || code;
        rest := rest >> 5;
    end loop;
    return 'FL-' || code;
end $$;

-- The id behind a reference; null when it is none.
create or replace function fairlead.ticket_id(p_ref text) returns bigint language plpgsql immutable strict parallel safe as $$
declare
    alphabet constant text := '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
    mask constant bigint := (1::bigint << 30) - 1;
    code text := upper(regexp_replace(p_ref, '^[Ff][Ll]-', ''));
    v bigint := 0;
    rest bigint := 0;
begin
    if code !~ '^[2-9A-HJ-NP-Z]{6,12}$' then
        return null;
    end if;
    for i in 1 .. length(code) loop
        if i <= length(code) - 6 then
            rest := (rest << 5) | (strpos(alphabet, substr(code, i, 1)) - 1);
        else
            v := (v << 5) | (strpos(alphabet, substr(code, i, 1)) - 1);
        end if;
    end loop;
    v := (v * 775520593) & mask; -- the inverses of the two factors, modulo 2^30
    v := v # (v >> 15);
    v := (v * 996777125) & mask;
    return (rest << 30) | v;
end $$;
