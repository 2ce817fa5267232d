-- Its outcome as the ledger notes it: what stands in quarantine already is a duplicate.
with x (channel, kind, source, state, reason, media_type, sealed, contents) as (
    select cast(? as text), cast(? as text), cast(? as text), cast(? as text), cast(? as text), cast(? as text),
           cast(? as bytea), cast(? as text))
select case when exists (
           select 1 from fairlead.quarantine q join fairlead.channel c on c.id = q.channel_id
           where c.name = x.channel and q.source_id = fairlead.short_key(x.source)) then 'duplicate' else 'quarantined' end,
       fairlead.put_in_quarantine(x.channel, x.kind, x.source, x.state, x.reason, x.media_type, x.sealed, x.contents)
from x
