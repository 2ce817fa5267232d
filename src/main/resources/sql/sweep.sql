select fairlead.sweep() as tickets, fairlead.sweep_notices(:#resend) as notices
