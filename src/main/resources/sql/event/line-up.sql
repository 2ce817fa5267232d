select fairlead.line_up()
