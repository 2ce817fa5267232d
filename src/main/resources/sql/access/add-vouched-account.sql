-- Nothing happens where the name or the subject is there already.
insert into fairlead.account (name, issuer, subject, roles) values (?, ?, ?, ?) on conflict do nothing
