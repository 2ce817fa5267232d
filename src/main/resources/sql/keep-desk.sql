-- What comes due at the desk every second.
select fairlead.wake() as woken, fairlead.forget_changes() as changes, fairlead.forget_keys() as keys,
    fairlead.forget_watchers() as watchers, fairlead.forget_uploads() as uploads
