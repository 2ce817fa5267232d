select fairlead.resume_hook(?, ?)
