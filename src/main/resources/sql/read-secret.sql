select value from fairlead.secret where name = ?
