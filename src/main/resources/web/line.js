// One line of the queue: how urgent, what about, from whom, and whether everybody can read it.
import {isClosed} from './api.js';
import {el} from './dom.js';
import {kindName, nameOf, say} from './words.js';

export function line(ticket, current, hasDraft) {
  return el('a', {href: '#' + ticket.ref, class: `ticket ${ticket.priority}`, 'aria-current': current && 'true'},
    el('span', {class: 'top'},
      el('span', {class: 'strong'}, nameOf(ticket.topic.code)),
      ticket.priority !== 'normal' && el('span', {class: `priority ${ticket.priority}`}, say(ticket.priority)),
      hasDraft && el('span', {class: 'chip draft'}, say('draft')),
      due(ticket)),
    el('span', {class: 'words', dir: 'auto'}, ticket.subject || ticket.excerpt || say('nowords')),
    el('span', {class: 'soft bottom'},
      ticket.visibility === 'public' && [el('span', {class: 'chip public'}, say('public')), ' '],
      el('span', {class: 'ref'}, ticket.ref), ` · ${kindName(ticket.channel.kind)} · ${ticket.customer.name || say('noname')}`,
      ticket.message_count > 1 && ` · ${say('messages', ticket.message_count)}`,
      ticket.status === 'claimed' && ticket.agent && ` · ${say('held', ticket.agent)}`));
}

function due(ticket) {
  if (isClosed(ticket) || ticket.status === 'answered') {
    return el('span', {class: 'soft due-none'}, say('status.' + ticket.status));
  }
  return ticket.snoozed_until
    ? el('time', {class: 'until', datetime: ticket.snoozed_until})
    : el('time', {class: 'due', datetime: ticket.due_at});
}
