-- Of these hashes, those that no message has, no upload that waits for its answer, and no inbound in quarantine.
select h from unnest(?) h
where not exists (select 1 from fairlead.attachment a where a.sha256 = h)
  and not exists (select 1 from fairlead.upload u where u.sha256 = h)
  and not exists (
      select 1 from fairlead.quarantine q where q.state in ('quarantined', 'held') and q.contents @> array [h])
