-- Of these hashes, those that no message has.
select h from unnest(?) h where not exists (select 1 from fairlead.attachment a where a.sha256 = h)
