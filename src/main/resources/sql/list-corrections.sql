select to_topic, text from fairlead.correction order by ticket_id
