select id, ref, kind, agent, version from fairlead.changes_after(?, ?)
