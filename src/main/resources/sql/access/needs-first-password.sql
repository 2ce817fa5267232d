-- Nobody can sign in yet, or, where it is made again and again, nobody ever has.
select not exists (select from fairlead.account where signed_in_at is not null or not ?)
