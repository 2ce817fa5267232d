select fairlead.forget_access()
