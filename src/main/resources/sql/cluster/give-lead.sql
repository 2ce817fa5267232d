select pg_advisory_unlock(70176, hashtext(?))
