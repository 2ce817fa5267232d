select tickets, messages, originals, files, notices, contents from fairlead.forget(?, ?, ?, ?)
