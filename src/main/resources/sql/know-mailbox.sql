select fairlead.know_mailbox(?, ?)
