select fairlead.stop_hook(?, ?, ?)
