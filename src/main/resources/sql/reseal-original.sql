update fairlead.original set sealed = ?, source_id = ? where message_id = ? and revision = ?
