select fairlead.move_conversations(:#channel, :#old_keys, :#new_keys)
