select fairlead.sweep() as tickets, fairlead.sweep_notices() as notices
