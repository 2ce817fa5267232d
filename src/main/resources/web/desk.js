// The desk: puts its parts together, and hears what is pressed, what comes from the server, and what the address says.
import * as answer from './answer.js';
import * as api from './api.js';
import {tick} from './clock.js';
import * as deeds from './deeds.js';
import {at, fill} from './dom.js';
import {drafts} from './drafts.js';
import {keyList, listen, switchKeys} from './keys.js';
import {copy} from './known.js';
import * as lease from './lease.js';
import {live} from './live.js';
import * as mentions from './mentions.js';
import * as naming from './naming.js';
import * as queue from './queue.js';
import {whoAmI} from './session.js';
import {reload, shown, showStanding, start as startShown, want, wantedRef} from './shown.js';
import {connection, tell, trouble} from './signs.js';
import * as watching from './watching.js';
import * as work from './work.js';
import {learnTopics, nameOf, say, translate} from './words.js';

const DEEDS = ['release', 'resolve', 'requeue', 'snooze', 'spam', 'tags', 'merge', 'split', 'reopen'];

translate();
fill(at('key-list'), keyList());
switchKeys(at('keys-on'));
begin();

async function begin() {
  const agent = await whoAmI(trouble);
  const [topics, counts] = await Promise.all([api.topics().catch(() => []), api.queue().catch(() => null)]);
  const kept = drafts(agent.name);
  learnTopics(topics);
  lease.watch(stands);
  (counts?.mine.leases ?? []).forEach(lease.hold);
  startShown(agent, {
    take: work.take, undo: work.undo, ask: work.ask, reveal: message => deeds.reveal(shown().ref, message, trouble),
    merge: into => work.act((ticket, token) => deeds.merge(ticket, token, into)), split: from => work.act((ticket, token) => deeds.split(ticket, token, from)),
    correct: topic => work.alter({topic}, say('topic.corrected', nameOf(topic))), prioritise: priority => work.alter({priority}, say(priority))});
  watching.start(agent.name);
  queue.start(kept.has, trouble);
  mentions.start(trouble);
  naming.start(agent.name);
  answer.start(kept, {sent, noted, stale: work.stale, lost: lease.lose, typed: queue.redraw, typing: watching.typing, failed: trouble});
  listenToKeys();
  listenToButtons();
  addEventListener('hashchange', opened);
  addEventListener('drawn', tick);
  addEventListener('focus', () => queue.refresh());
  setInterval(tick, 1000);
  live({happened, counted, watched: watching.heard, mentioned: mentions.refresh, missed});
  queue.show(lease.refs().length > 0 ? 'mine' : 'waiting');
  const wanted = new URLSearchParams(location.search).get('q');
  if (wanted) {
    queue.seek(wanted);
  }
  opened();
}

function listenToKeys() {
  listen({
    next: work.takeNext, down: () => go(1), up: () => go(-1), claim: work.take, 'view.mine': () => queue.show('mine'), 'view.waiting': () => queue.show('waiting'),
    'view.unsure': () => queue.show('unsure'), search: () => at('search').focus(), answer: () => work.write('answer'), note: () => work.write('note'),
    missing: () => shown() && work.ask(shown().missing), template: () => at('template').focus(), send: () => answer.send(false), sendResolve: () => answer.send(true),
    undo: () => at('undo')?.click(), resolve: () => work.act(deeds.resolve), release: () => work.act(deeds.release), topic: () => intoDetails('topic-choice'),
    priority: () => intoDetails('priority'), copy: () => shown() && copy(shown().ref).then(() => tell(say('copied'))), back, help: () => at('help').showModal(),
  });
}

function listenToButtons() {
  const press = (id, deed) => at(id).addEventListener('click', deed);
  press('next', work.takeNext);
  press('take', work.take);
  press('help-open', () => at('help').showModal());
  press('back', () => { location.hash = ''; });
  press('details', () => details(!document.body.classList.contains('detailed')));
  press('newer', () => { at('scroller').scrollTop = at('scroller').scrollHeight; });
  DEEDS.forEach(name => press('do-' + name, () => { at('more').open = false; work.act(deeds[name]); }));
  document.addEventListener('click', ({target}) => { at('more').open &&= at('more').contains(target); });
  at('scroller').addEventListener('scroll', ({target}) => {
    if (target.scrollHeight - target.scrollTop - target.clientHeight < 20) {
      at('newer').hidden = true;
    }
  }, {passive: true});
}

/** The address names the ticket, and perhaps a note, so that it can be sent to a colleague, and a reload shows the same. */
async function opened() {
  const [ref, place] = decodeURIComponent(location.hash.slice(1)).split('/');
  document.body.classList.toggle('reading', ref !== '');
  details(false);
  queue.select(ref);
  if (ref !== shown()?.ref || ref !== wantedRef()) {
    await want(ref);
  }
  if (place && ref === shown()?.ref) {
    mentions.arrive(place);
  }
}

function go(step) {
  const ref = queue.neighbour(step);
  if (ref) {
    location.hash = ref;
    queue.reveal(ref, true);
  }
}

function sent(...what) {
  watching.rest();
  work.sent(...what);
}

function noted() {
  watching.rest();
  reload();
}

/** A lease's standing changed, by heartbeat or by its lack. */
function stands(ref, what) {
  if (shown()?.ref === ref) {
    showStanding();
    if (what !== 'late') {
      answer.show(shown());
    }
    if (what === 'lost') {
      reload();
    }
  } else if (what === 'lost') {
    tell(say('lease.lost.other', ref));
    queue.refresh();
  }
}

function happened(event) {
  connection(true);
  queue.happened(event);
  if (event.kind === 'freed' && lease.token(event.ref) !== undefined) {
    settle();
  }
  if (event.ref === wantedRef()) {
    reload();
  }
}

function counted(counts) {
  connection(true);
  queue.counted(counts);
}

function missed() {
  queue.refresh(50);
  mentions.refresh();
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

function intoDetails(id) {
  if (shown()) {
    details(true);
    at(id)?.focus();
  }
}

function back() {
  if (at('more').open) {
    at('more').open = false;
  } else if (document.activeElement?.matches('input, textarea, select')) {
    at('conversation').focus();
  } else if (document.body.classList.contains('detailed')) {
    details(false);
  } else {
    location.hash = '';
  }
}
