update fairlead.account set roles = ? where name = ?
