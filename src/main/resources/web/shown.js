// The ticket that is shown: read anew when something happened, drawn without disturbing what the agent does.
import * as answer from './answer.js';
import * as api from './api.js';
import {tick} from './clock.js';
import {about, showConversation} from './conversation.js';
import {at, fill} from './dom.js';
import {known, tickets} from './known.js';
import * as lease from './lease.js';
import {alarm, connection, tell, trouble} from './signs.js';
import * as watching from './watching.js';
import {say} from './words.js';

let ticket = null;
let drawn = '';
let wanted = '';
let agent;
let deeds;

/** who: name and roles; on: undo, reveal, ask, correct, prioritise, take. */
export function start(who, on) {
  [agent, deeds] = [who, on];
}

export const shown = () => ticket;
export const wantedRef = () => wanted;

/** Another ticket, or none. With the ticket at hand it is shown at once. */
export function want(ref, fresh) {
  wanted = ref;
  if (ref === '') {
    draw(null);
  } else if (fresh) {
    draw(fresh);
  } else {
    return reload();
  }
  return null;
}

/** Reads the shown ticket again. */
export async function reload() {
  const ref = wanted;
  if (ref === '') {
    return;
  }
  try {
    const fresh = await api.ticket(ref);
    // Answers may overtake each other: what is older than what is shown is dropped.
    if (ref === wanted && !(ticket?.ref === ref && fresh.version < ticket.version)) {
      draw(fresh);
      connection(true);
    }
  } catch (refusal) {
    if (refusal.status === 404 && ref === wanted) {
      draw(null);
    }
    trouble(refusal);
  }
}

/** What may be done now, and the sign when the lease is late or lost. */
export function showStanding() {
  const ours = lease.token(ticket.ref) !== undefined;
  const merged = ticket.status === 'merged';
  const closed = api.isClosed(ticket);
  const others = Boolean(ticket.agent) && !ours && ticket.agent !== agent.name;
  at('take').hidden = ours || closed || others;
  fill(at('take-first').querySelector('p'), say(merged ? 'closed.merged' : closed ? 'closed' : others ? 'held.by' : 'take.first', ticket.merged_into ?? ticket.agent ?? ''));
  ['release', 'resolve', 'requeue', 'snooze', 'spam'].forEach(name => { at('do-' + name).hidden = !ours; });
  at('do-merge').hidden = closed || others;
  at('do-split').hidden = closed || others || asked(ticket) < 2;
  at('do-reopen').hidden = !closed || merged;
  const standing = lease.standing(ticket.ref);
  if (standing === 'lost') {
    alarm('danger', say(others ? 'lease.lost.to' : 'lease.lost', ticket.agent ?? ''), !others && !closed && [say('take.again'), deeds.take]);
  } else if (standing === 'late') {
    alarm('warn', say(lease.isAway() ? 'lease.away' : 'lease.late'), null, lease.left(ticket.ref));
  } else {
    alarm();
  }
}

function draw(fresh) {
  const isNew = fresh?.ref !== ticket?.ref;
  if (!isNew && fresh && asked(fresh) > asked(ticket)) {
    tell(say('message.new'));
  }
  ticket = fresh;
  const now = JSON.stringify(ticket, (name, value) => name === 'lease_until' ? undefined : value);
  const same = now === drawn;
  drawn = now;
  at('empty').hidden = ticket !== null;
  at('shown').hidden = ticket === null;
  answer.show(ticket);
  watching.open(ticket?.ref ?? '');
  if (ticket === null) {
    fill(at('known'));
    alarm();
    return;
  }
  if (!same) {
    about(ticket);
    drawKnown(isNew);
  }
  showConversation(ticket, isNew, {undo: deeds.undo, reveal: agent.roles.includes('administrator') && deeds.reveal});
  if (isNew) {
    lookAround(ticket);
  }
  showStanding();
  tick();
}

function asked({messages}) {
  return (messages ?? []).filter(each => each.direction === 'in').length;
}

/** What was looked up for this ticket before stays, and the focus stays where it is. */
function drawKnown(isNew) {
  const before = ['others', 'similar'].map(id => isNew ? [] : [...at(id)?.childNodes ?? []]);
  const controls = () => [...at('known').querySelectorAll('a, button, select, summary')];
  const focused = controls().indexOf(document.activeElement);
  fill(at('known'), known(ticket, deeds));
  if (focused >= 0 && !isNew) {
    controls()[focused]?.focus();
  }
  at('others').append(...before[0]);
  at('similar').append(...before[1]);
}

/** What needs another look-up comes when it comes. */
async function lookAround({ref, customer, topic}) {
  try {
    const [others, similar] = await Promise.all([
      api.tickets({customer: customer.id, limit: 6}),
      api.tickets({topic: topic.code, status: 'resolved', limit: 4})]);
    if (ticket?.ref === ref) {
      const seen = new Set([ref, ...others.rows.map(row => row.ref)]);
      fill(at('others'), tickets(say('others'), others.rows.filter(row => row.ref !== ref)));
      fill(at('similar'), tickets(say('similar'), similar.rows.filter(row => !seen.has(row.ref))));
    }
  } catch (refusal) {
    trouble(refusal);
  }
}
