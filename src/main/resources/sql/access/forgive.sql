delete from fairlead.sign_in_failure where key = any (?)
