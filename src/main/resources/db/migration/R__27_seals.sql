-- The key that something was sealed with: Tink puts a 1 and the key's number, four bytes, before what it seals.
-- Source: developers.google.com/tink/wire-format.
create or replace function fairlead.key_of(p_sealed bytea) returns text language sql immutable parallel safe as $$
    select case
        when octet_length(p_sealed) > 5 and get_byte(p_sealed, 0) = 1
        then encode(substring(p_sealed from 2 for 4), 'hex')
    end
$$;
