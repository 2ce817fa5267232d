with disabled as (
    update fairlead.account set disabled = ? where name = ? returning id
), signed_out as (
    delete from fairlead.session s using disabled d where s.account_id = d.id
)
select id from disabled
