// The desk: puts its parts together, and decides what happens when something is pressed, sent, lost or new.
import * as answer from './answer.js';
import * as api from './api.js';
import {about, showConversation} from './conversation.js';
import * as deeds from './deeds.js';
import {at, el, fill} from './dom.js';
import {drafts} from './drafts.js';
import {keyList, listen, switchKeys} from './keys.js';
import {copy, known, tickets} from './known.js';
import * as lease from './lease.js';
import {live} from './live.js';
import * as queue from './queue.js';
import {alarm, connection, tell, undoable} from './signs.js';
import {tick} from './clock.js';
import {whoAmI} from './session.js';
import {learnTopics, nameOf, say, translate} from './words.js';

let ticket = null;
let wanted = '';
let agent;
let kept;

translate();
fill(at('key-list'), keyList());
switchKeys(at('keys-on'));
begin();

async function begin() {
  agent = await whoAmI(trouble);
  learnTopics(await api.topics().catch(() => []));
  kept = drafts(agent.name);
  lease.watch(stands);
  ((await api.queue().catch(() => ({}))).mine?.leases ?? []).forEach(lease.hold);
  queue.start(kept.has, trouble);
  answer.start(kept, {sent, noted: () => reload(), stale, lost: lease.lose, typed: queue.redraw, failed: trouble});
  listen({
    next: takeNext, down: () => go(queue.neighbour(1)), up: () => go(queue.neighbour(-1)), claim: () => take(), 'view.mine': () => queue.show('mine'),
    'view.waiting': () => queue.show('waiting'), 'view.unsure': () => queue.show('unsure'), search: () => at('search').focus(), answer: () => writing('answer'),
    note: () => writing('note'), missing: () => ticket && askFor(ticket.missing), template: () => at('template').focus(), send: () => answer.send(false),
    sendResolve: () => answer.send(true), undo: () => at('undo')?.click(), resolve: () => act(deeds.resolve), release: () => act(deeds.release),
    topic: () => details(true) || at('topic-choice')?.focus(), priority: () => details(true) || at('priority')?.focus(),
    copy: () => ticket && copy(ticket.ref).then(() => tell(say('copied'))), back, help: () => at('help').showModal(),
  });
  press('next', takeNext);
  press('take', () => take());
  press('help-open', () => at('help').showModal());
  press('back', () => { location.hash = ''; });
  press('details', () => details(!document.body.classList.contains('detailed')));
  press('newer', () => { at('scroller').scrollTop = at('scroller').scrollHeight; at('newer').hidden = true; });
  ['release', 'resolve', 'requeue', 'snooze', 'spam', 'tags', 'reopen'].forEach(name => press('do-' + name, () => { at('more').open = false; act(deeds[name]); }));
  addEventListener('hashchange', opened);
  addEventListener('drawn', () => tick());
  addEventListener('focus', () => queue.refresh());
  at('scroller').addEventListener('scroll', event => { if (event.target.scrollHeight - event.target.scrollTop - event.target.clientHeight < 20) { at('newer').hidden = true; } }, {passive: true});
  setInterval(tick, 1000);
  live({happened, counted, missed});
  queue.show(lease.refs().length > 0 ? 'mine' : 'waiting');
  opened();
}

function press(id, deed) {
  at(id).addEventListener('click', deed);
}

/** The address names the ticket, so that it can be sent to a colleague, and a reload shows the same. */
function opened() {
  wanted = decodeURIComponent(location.hash.slice(1));
  document.body.classList.toggle('reading', wanted !== '');
  details(false);
  queue.select(wanted);
  if (wanted === '') {
    draw(null);
  } else {
    reload();
  }
}

function go(ref) {
  if (ref) {
    location.hash = ref;
    queue.reveal(ref, true);
  }
}

/** Reads the shown ticket again. */
async function reload() {
  const ref = wanted;
  if (ref === '') {
    return;
  }
  try {
    const fresh = await api.ticket(ref);
    if (ref === wanted) {
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

function draw(fresh) {
  const isNew = fresh?.ref !== ticket?.ref;
  if (!isNew && fresh && (fresh.messages ?? []).filter(each => each.direction === 'in').length > ticket.messages.filter(each => each.direction === 'in').length) {
    tell(say('message.new'));
  }
  ticket = fresh;
  at('empty').hidden = ticket !== null;
  at('shown').hidden = ticket === null;
  at('undo-bar').dataset.of = ticket?.ref ?? '';
  answer.show(ticket);
  if (ticket === null) {
    fill(at('known'));
    alarm();
    return;
  }
  about(ticket);
  showConversation(ticket, isNew, {undo, reveal: agent.roles.includes('administrator') && (message => deeds.reveal(ticket.ref, message, trouble))});
  const others = isNew ? [] : [...at('others')?.childNodes ?? []];
  const similar = isNew ? [] : [...at('similar')?.childNodes ?? []];
  fill(at('known'), known(ticket, {ask: askFor, correct: topic => alter({topic}, say('topic.corrected', nameOf(topic))), prioritise: priority => alter({priority}, say(priority))}));
  at('others').append(...others);
  at('similar').append(...similar);
  if (isNew) {
    lookAround(ticket);
  }
  showDeeds();
  tick();
}

/** What needs another look-up comes when it comes. */
async function lookAround({ref, customer, topic, status}) {
  try {
    const [others, similar] = await Promise.all([
      api.tickets({customer: customer.id, limit: 6}),
      api.tickets({topic: topic.code, status: 'resolved', limit: 4})]);
    if (ticket?.ref === ref) {
      fill(at('others'), tickets(say('others'), others.rows.filter(row => row.ref !== ref)));
      const seen = new Set([ref, ...others.rows.map(row => row.ref)]);
      fill(at('similar'), tickets(say('similar'), similar.rows.filter(row => !seen.has(row.ref))));
    }
  } catch (refusal) {
    trouble(refusal);
  }
}

function showDeeds() {
  const ours = lease.token(ticket.ref) !== undefined;
  const standing = lease.standing(ticket.ref);
  const closed = ticket.status === 'resolved' || ticket.status === 'spam';
  const others = ticket.agent !== null && ticket.agent !== undefined && !ours && ticket.agent !== agent.name;
  at('take').hidden = ours || closed || others;
  at('take-first').querySelector('p').textContent = say(closed ? 'closed' : others ? 'held.by' : 'take.first', ticket.agent ?? '');
  ['release', 'resolve', 'requeue', 'snooze', 'spam'].forEach(name => { at('do-' + name).hidden = !ours; });
  at('do-reopen').hidden = !closed;
  if (standing === 'lost') {
    alarm('danger', say(others ? 'lease.lost.to' : 'lease.lost', ticket.agent ?? ''), !others && !closed && [say('take.again'), () => take()]);
  } else if (standing === 'late') {
    alarm('warn', say(lease.isAway() ? 'lease.away' : 'lease.late'), null, lease.left(ticket.ref));
  } else {
    alarm();
  }
}

/** A lease's standing changed, by heartbeat or by its lack. */
function stands(ref, what) {
  if (ticket?.ref === ref) {
    if (what === 'lost') {
      reload();
    }
    showDeeds();
    if (what !== 'late') {
      answer.show(ticket);
    }
  } else if (what === 'lost') {
    tell(say('lease.lost.other', ref));
    queue.refresh();
  }
}

async function takeNext() {
  await attempt(async () => {
    const {claims} = await api.claimNext(queue.filter());
    if (claims.length === 0) {
      tell(say('next.none'));
      return;
    }
    took(claims[0]);
  });
}

async function take() {
  if (ticket && lease.token(ticket.ref) === undefined && !at('take').hidden) {
    await attempt(async () => took((await api.claim(ticket.ref)).claims[0]));
  }
}

function took(claim) {
  lease.hold(claim);
  if (wanted === claim.ref) {
    draw(claim.ticket);
    answer.mode('answer');
  } else {
    wanted = claim.ref;
    location.hash = claim.ref;
    queue.select(claim.ref);
    draw(claim.ticket);
    at('conversation').focus();
  }
  queue.refresh(0);
}

/** A deed on the shown ticket that needs its lease; true when it is done and the ticket has left our hands. */
async function act(deed) {
  if (ticket) {
    const of = ticket;
    await attempt(async () => {
      const done = await deed(of, lease.token(of.ref));
      if (done) {
        tell(done);
        queue.refresh(0);
        reload();
      }
    });
  }
}

async function alter(what, done) {
  await attempt(async () => {
    await api.change(ticket.ref, what);
    tell(done);
    queue.refresh(0);
    await reload();
  });
}

async function attempt(deed) {
  try {
    await deed();
    connection(true);
  } catch (refusal) {
    if (refusal.code === 'lease_lost') {
      lease.lose(ticket.ref);
    } else if (refusal.code === 'unseen') {
      stale();
    } else {
      trouble(refusal);
      reload();
    }
  }
}

function sent(answered, of, resolved) {
  undoable(answered, say(resolved ? 'sent.resolved' : 'sent', of.ref), () => undo(answered));
  queue.refresh(0);
  reload();
}

async function undo(answered) {
  await attempt(async () => {
    const {ref, text, lease: again} = await api.undoAnswer(answered.id);
    undoable(null);
    answer.putBack(ref, text);
    if (again) {
      lease.hold(again);
    }
    tell(say(again ? 'undone' : 'undone.free'));
    location.hash = ref;
    queue.refresh(0);
    reload();
  });
}

async function stale() {
  await reload();
  at('scroller').scrollTop = at('scroller').scrollHeight;
  alarm('warn', say('unseen'));
}

async function askFor(wantedFacts) {
  if (ticket && wantedFacts.length > 0) {
    if (lease.token(ticket.ref) === undefined) {
      await take();
    }
    if (lease.token(ticket.ref) !== undefined) {
      details(false);
      await answer.ask(wantedFacts);
    }
  }
}

async function writing(mode) {
  if (ticket) {
    if (mode === 'answer' && lease.token(ticket.ref) === undefined) {
      await take();
    }
    answer.mode(mode);
  }
}

function happened(event) {
  connection(true);
  queue.happened(event);
  if (event.kind === 'freed' && lease.token(event.ref) !== undefined) {
    settle();
  }
  if (event.ref === wanted) {
    reload();
  }
}

function counted(counts) {
  connection(true);
  queue.counted(counts);
}

function missed() {
  queue.refresh(50);
  reload();
  settle();
}

async function settle() {
  try {
    lease.settle((await api.queue()).mine.leases);
    connection(true);
  } catch (refusal) {
    trouble(refusal);
  }
}

function details(on) {
  document.body.classList.toggle('detailed', on);
  at('details').setAttribute('aria-expanded', String(on));
}

function back() {
  if (document.activeElement?.matches('input, textarea, select')) {
    at('conversation').focus();
  } else if (document.body.classList.contains('detailed')) {
    details(false);
  } else {
    location.hash = '';
  }
}

function trouble(refusal) {
  if (refusal.status === 0 || refusal.status === 503) {
    connection(false);
  } else if (refusal instanceof api.Refusal) {
    tell(refusal.errors.map(each => each.detail).join(' ') || say('refused.' + refusal.code) || refusal.message, true);
  } else {
    throw refusal;
  }
}
