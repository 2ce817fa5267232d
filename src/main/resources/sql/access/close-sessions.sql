delete from fairlead.session where account_id = ?
