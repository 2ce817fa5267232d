with signed_in as (
    update fairlead.account set signed_in_at = now() where id = ? returning id
)
insert into fairlead.session (secret, account_id, ends_at)
select ?, id, now() + make_interval(hours => ?) from signed_in
