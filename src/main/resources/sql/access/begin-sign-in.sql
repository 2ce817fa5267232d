select wait, locks from fairlead.begin_sign_in(?, ?, ?::interval, ?::interval)
