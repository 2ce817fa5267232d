select uid_validity, uid, behind, selection, selected_below, since, mail_date
from fairlead.mailbox_cursor
where channel = ? and folder = ?
