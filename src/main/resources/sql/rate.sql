select fairlead.rate(:#ref, :#score, :#comment)
