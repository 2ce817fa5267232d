update fairlead.quarantine set sealed = ?, source_id = ? where id = ? and 0 = ?
