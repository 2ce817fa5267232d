delete from fairlead.session where secret = ?
