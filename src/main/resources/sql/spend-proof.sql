select fairlead.spend_proof(:#challenge, :#source_id, to_timestamp(:#until))
