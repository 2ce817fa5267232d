// English.
export const words = {
  // The page and its queue.
  desk: 'Desk', admin: 'Admin', overview: 'Overview', queue: 'Queue', view: 'View', topics: 'Topics', known: 'What is known', conversation: 'Conversation',
  skip: 'To the answer', search: 'Search words or a reference', next: 'Next ticket', 'next.none': 'Nothing is waiting here.', 'sign-out': 'Sign out', details: 'Details', more: 'More',
  mine: 'Mine', waiting: 'Waiting', unsure: 'Unsure', later: 'Later', done: 'Done', claimed: 'Claimed', breached: '{0} late',
  'nothing.mine': 'You have no ticket. “Next ticket” takes the most urgent one.', 'nothing.waiting': 'No ticket is waiting.', 'nothing.unsure': 'No ticket waits for a topic.',
  'nothing.later': 'Nothing is put off.', 'nothing.done': 'Nothing is answered or resolved yet.', 'nothing.found': 'Nothing found.', choose: 'Choose a ticket on the left, or take the next one.',
  connected: 'Live', lost: 'Connection lost, trying again', close: 'Close', cancel: 'Cancel', keep: 'Keep', draft: 'draft',
  public: 'Public', private: 'Private', 'public.long': 'Public: everybody in the group can read this', 'public.out': 'Public: sent into the group',
  due: 'Due', left: '{0} left', late: '{0} late', until: 'until {0}', priority: 'Priority', urgent: 'Urgent', high: 'High', normal: 'Normal', low: 'Low',
  messages: '{0} messages', nowords: 'No words', noname: 'Unnamed', held: 'held by {0}',
  'status.waiting': 'waiting', 'status.claimed': 'being worked on', 'status.answered': 'answered', 'status.resolved': 'resolved', 'status.spam': 'spam', 'status.merged': 'merged',
  d: 'd', h: 'h', m: 'min', s: 's',

  // The conversation.
  'watcher.looking': '{0} is looking at this', 'watcher.answering': '{0} is writing an answer', 'watcher.noting': '{0} is writing a note',
  mentions: 'Mentions', 'mention.unread': 'new', 'mention.new': '{0} has mentioned you in {1}.', people: 'Colleagues', 'people.found': '{0} names; the arrow keys choose, Enter takes one.',
  'messages.label': 'Messages', newer: 'Newer', 'message.new': 'A new message from the customer.', us: 'us', findings: 'Found here', quoted: 'Quoted history', formatted: 'As laid out',
  edited: 'edited', warning: 'Public warning', 'notice.acknowledgement': 'Acknowledgement', 'notice.command': 'Answer to a command', 'notice.deletion': 'Deletion in the group', 'note.only': 'Note: customers never see it', flags: 'Take care',
  'answer.pending': 'waits to be sent', 'answer.sending': 'being sent', 'answer.sent': 'sent', 'answer.refused': 'refused by the channel', 'answer.unknown': 'nobody knows whether it arrived', 'answer.unsent': 'not sent', 'goes.in': 'goes out in {0} s',
  'auto.reply': 'automatic reply', 'auto.bounce': 'bounce', 'auto.list': 'mailing list',
  attachments: 'Files', enlarge: 'Enlarge', 'file.coming': 'being fetched', 'file.too_large': 'too large, not kept', 'file.gone': 'no longer there', 'file.not_fetched': 'could not be fetched',
  'link.title': 'Open a customer’s link?', 'link.hint': 'Never sign in on a page that a customer sent you.', 'link.open': 'Open in a new tab',
  reveal: 'Show the original', 'reveal.hint': 'Secrets will be shown. Who looked, when and why is recorded.', 'reveal.shown': 'As it came', reason: 'Reason',
  history: 'History', 'event.claimed': 'taken by {0}', 'event.released': 'given back by {0}', 'event.requeued': 'handed on by {0}', 'event.lease_expired': 'went back to the queue: {0} was away',
  'event.resolved': 'resolved by {0}', 'event.reopened': 'reopened by {0}', 'event.spam': 'marked as spam by {0}', 'event.snoozed': 'put off by {0}', 'event.woken': 'back in the queue',
  'event.topic': 'topic followed the conversation', 'event.answered': 'answered by {0}', 'event.changed': 'changed by {0}', 'event.names': 'names another ticket',
  'event.topic_corrected': 'topic corrected by {0}', 'event.answer_undone': 'answer taken back by {0}', 'event.undelivered': 'answer could not be delivered', 'event.closed_by_customer': 'closed by the customer', 'event.rated': 'rated by the customer', 'event.follows': 'follows an older ticket',
  'event.split_off': 'split off by {0}:', 'event.split_from': 'split off by {0} from',
  'event.merged': 'merged by {0} with', 'event.merged_into': 'merged by {0} into', 'event.revealed': 'original shown to {0}', 'event.noted': 'note by {0}', 'event.mentioned': 'colleagues mentioned by {0}', 'event.priority': 'priority changed',

  // What is known.
  customer: 'Customer', facts: 'Facts', missing: 'Still missing', ask: 'Ask', 'ask.all': 'Ask for all of it', topic: 'Topic', because: 'Decided by', correct: 'Correct it:', 'topic.other': 'Another topic…', 'topic.right': '✓ {0} is right',
  'topic.corrected': 'Topic is now {0}.', confidence: 'sure', copy: 'Copy', copied: 'Copied', none: 'Nothing yet', or: 'or', yes: 'yes', no: 'no', others: 'His other tickets', similar: 'Resolved on this topic', same: 'Perhaps the same matter', 'why.customer': 'same customer', 'why.topic': 'same topic', 'why.invitation': 'from the group',
  incident: 'Incident', 'incident.over': 'Incident, over', 'incident.count': '{0} customers since {1}', team: 'Team', channel: 'Channel',

  // Answering.
  answer: 'Answer', note: 'Note', 'kind.of': 'What you write', 'answer.in': 'in {0}', 'answer.hint': 'Write to the customer…', 'note.hint': 'For colleagues only; @name mentions one…', 'note.keep': 'Keep note',
  send: 'Send', 'send.resolve': 'Send and resolve', preview: 'Preview', 'preview.hint': 'What the customer will read:', template: 'Template…', 'template.topic': 'For this topic', 'template.any': 'For any',
  'goes.public': 'This answer goes out in public: everybody in the group reads it.', take: 'Take', 'take.first': 'Take the ticket to answer it.', 'held.by': '{0} is working on it. You can leave a note.', closed: 'It is closed. Reopen it to answer.', 'closed.merged': 'It was merged. Answer in {0}.',
  'found.secret': 'This holds a secret and cannot go out in public.', 'found.public': 'This holds personal data, and everybody in the group would read it.', 'found.private': 'This holds a secret. Should it really go out?',
  'found.mend': 'Back to the words', 'found.anyway': 'Send all the same',
  sent: '{0}: the answer goes out.', 'sent.resolved': '{0}: the answer goes out, the ticket is resolved.', undo: 'Undo', undone: 'Taken back: the words are in the box again.', 'undone.free': 'Taken back; somebody else has the ticket by now.',
  unsent: 'Not sent: the server is not reached. The words are kept; send them again.', unseen: 'A new message has arrived. Read it, then send again.',
  'lease.lost': 'This ticket is not yours any more: it went back to the queue. What you typed is kept.', 'lease.lost.to': '{0} has this ticket now. What you typed is kept.', 'lease.lost.other': 'You have lost {0}: it went back to the queue.',
  'lease.late': 'The server is not reached; the ticket goes back to the queue in', 'lease.away': 'Are you still there? The ticket goes back to the queue in', 'take.again': 'Take it again',
  'refused.taken': 'Somebody else has it already.', 'refused.not_waiting': 'It is resolved; reopen it first.', 'refused.changed': 'Somebody has changed it meanwhile.', 'refused.newer_ticket': 'The conversation goes on in a newer ticket.',
  'refused.unreachable': 'This customer cannot be answered through any channel.', 'refused.too_late': 'It has gone out already.',
  attach: 'Add files…', attaching: 'being added', attached: '{0} is added.', 'attach.remove': 'Remove', 'attach.cut': 'The server was not reached; add it again.',
  'refused.file_empty': 'The file is empty.', 'refused.file_large': 'The file is too large (at most {0}).', 'refused.file_type': 'Files of this kind are not sent (only {0}).',
  'refused.files_many': 'Too many files: at most {0}.', 'refused.files_large': 'The files are too large together (at most {0}).', 'refused.no_file': 'It has waited for too long; add it again.',

  // Deeds.
  'do.release': 'Give back', 'do.resolve': 'Resolve', 'do.reopen': 'Reopen', 'do.requeue': 'Hand on…', 'do.snooze': 'Put off…', 'do.tags': 'Tags…', 'do.spam': 'Spam…',
  'done.release': 'Given back to the queue.', 'done.resolve': 'Resolved.', 'done.reopen': 'Back in the queue.', 'done.requeue': 'Handed on.', 'done.snooze': 'Put off until {0}.', 'done.tags': 'Tags are kept.', 'done.spam': 'Marked as spam.',
  'do.split': 'Split…', 'done.split': 'Split off as {0}.', 'split.title': 'Split messages off from {0}', 'split.which': 'Messages that are another matter', 'split.topic': 'What these messages are about', 'split.yes': 'Split off', 'split.again': 'Split {0} off again…',
  'split.later': 'They begin a new ticket of the same customer, with their files. What he replies to them arrives there.', 'split.stays': 'Everything else that he writes arrives in {0}. Notes stay here.', 'split.from': 'Split off from', 'split.off': 'Split off from this ticket:',
  'refused.no_message': 'A message is not in this ticket any more.', 'refused.not_apart': 'At least one message of the customer must go, and one must stay.',
  'do.merge': 'Merge…', 'done.merge': '{0} is part of {1} now.', 'merge.title': 'Merge {0} into another ticket', 'merge.title.into': 'Merge {0} into {1}?', 'merge.into': 'Reference of the ticket that stays', 'merge.yes': 'Merge', 'merge.with': 'Merge into {0}…',
  'merge.goes': 'All messages, files, notes and facts of {0} go into the other ticket, in order of time.', 'merge.later': 'What this customer still writes to {0} arrives there.', 'merge.stub': '{0} stays as a link to it.', 'merge.forever': 'Be sure that both are the same person: what he says of himself is no proof.',
  'merged.into': 'Merged into', 'merged.from': 'Merged with this ticket:', 'refused.merged': 'It was merged into another ticket already.', 'refused.same_ticket': 'That is this ticket itself.', 'refused.other_customer': 'Nothing says that both are the same customer’s.',
  'refused.other_visibility': 'One is public, the other private: they are never mixed.', 'refused.sending': 'Something is being sent at this moment. Try again.',
  'spam.title': 'Mark as spam?', 'spam.hint': 'The customer gets no answer.', 'requeue.note': 'Note for whoever takes it next', 'tags.hint': 'Tags, parted by blanks',
  'snooze.until': 'Until', 'snooze.hint': 'A message of the customer brings it back before.', 'snooze.hour': 'in an hour', 'snooze.hours': 'in four hours', 'snooze.tomorrow': 'tomorrow morning', 'snooze.days': 'in three days', 'snooze.week': 'in a week',
  'sign-out.drafts': 'Sign out and lose drafts?', 'sign-out.hint': 'What you typed here is deleted from this computer:',

  // The keyboard.
  keys: 'Keyboard', 'keys.on': 'Single letters are shortcuts', 'key.next': 'Take the next ticket', 'key.down': 'Down the queue', 'key.up': 'Up the queue', 'key.claim': 'Take the shown ticket', 'key.view.mine': 'Mine', 'key.view.waiting': 'Waiting', 'key.view.unsure': 'Unsure', 'key.search': 'Search',
  'key.answer': 'Answer', 'key.note': 'Note', 'key.missing': 'Ask for what is missing', 'key.template': 'Template', 'key.send': 'Send', 'key.sendResolve': 'Send and resolve', 'key.undo': 'Take the answer back', 'key.resolve': 'Resolve', 'key.release': 'Give back',
  'key.topic': 'Correct the topic', 'key.priority': 'Priority', 'key.copy': 'Copy the reference', 'key.back': 'Out of the box, back to the queue', 'key.help': 'This list',

  // The supervisor's view.
  'overview.title': 'Overview', 'overview.days': 'Days', 'overview.waiting': 'waiting', 'overview.breached': 'late', 'overview.oldest': 'Oldest', 'overview.agent': 'Agent', 'overview.now': 'Holds now', 'overview.answers': 'Answers', 'overview.resolved': 'Resolved',
  'overview.first': 'First answer', 'overview.topics': 'By topic', 'overview.by-day': 'First answers by day', 'overview.day': 'Day (UTC)', 'overview.channels': 'By channel', 'overview.agents': 'By agent', 'overview.corrections': 'Corrections of the classifier', 'overview.from': 'From', 'overview.to': 'To', 'overview.count': 'Count',
  'overview.p50': 'half within', 'overview.p90': 'nine in ten within', 'overview.within': 'in time', 'overview.came': 'Came', 'overview.csv': 'CSV', 'overview.none': 'Nothing here.', 'overview.answered': 'First answers', 'overview.late': 'Late',
};

// Names of topics, facts, findings, flags and kinds of channels.
export const names = {
  account: 'Account', kyc: 'Identity check', security: 'Security', deposit: 'Deposit', withdrawal: 'Withdrawal', fiat: 'Bank and card', trading: 'Trading', derivatives: 'Derivatives', fees: 'Fees', product: 'Product', campaign: 'Campaign', api: 'API', complaint: 'Complaint', suggestion: 'Suggestion', spam: 'Spam', other: 'Other',
  account_uid: 'Account UID', order_number: 'Order number', transaction_hash: 'Transaction hash', address: 'Address', coin: 'Coin', amount: 'Amount', network: 'Network', trading_pair: 'Trading pair', time: 'Time', email: 'E-mail', phone: 'Phone', demand: 'Demand', evidence: 'Evidence',
  unsure: 'Topic unsure', undelivered: 'An answer did not arrive', threat: 'Threatens with law or press', 'loss-going-on': 'Money is being lost now', deadline: 'Names a deadline', impersonation: 'Someone poses as support', names_other_ticket: 'Names the ticket of somebody else', bounced: 'A mail of ours came back', PASSWORD: 'Password', OTP: 'One-time code', TOTP_SECRET: '2FA secret', API_KEY: 'API key', JWT: 'Token', PEM_KEY: 'Private key file', CRYPTO_PRIVATE_KEY: 'Private key', SEED_PHRASE: 'Seed phrase', PAYMENT_CARD: 'Payment card', IBAN: 'IBAN', BANK_ACCOUNT: 'Bank account', CN_ID: 'Chinese ID', PASSPORT: 'Passport', SSN: 'SSN', NATIONAL_ID: 'National ID', PHONE: 'Phone', EMAIL: 'E-mail', ADDRESS: 'Postal address', PERSON_NAME: 'Name', DOB: 'Date of birth', ACCOUNT_UID: 'Account UID', ORDER_NO: 'Order number', BALANCE: 'Balance', IMPERSONATION: 'Impersonation', TX_HASH: 'Transaction hash', CRYPTO_ADDRESS: 'Crypto address',
  email_kind: 'E-mail', telegram: 'Telegram', form: 'Form', webhook: 'Webhook', file: 'Archive',
};
