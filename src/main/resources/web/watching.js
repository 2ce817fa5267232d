// Who else has the ticket open: said to the server every few seconds, and shown as one quiet line.
import * as api from './api.js';
import {at} from './dom.js';
import {isAway} from './lease.js';
import {say} from './words.js';

const BEAT = 10_000;
const PAUSE = 5_000;

let me = '';
let ref = '';
let doing = 'looking';
let pausing;

export function start(name) {
  me = name;
  setInterval(beat, BEAT);
  document.addEventListener('visibilitychange', () => document.hidden ? leave() : beat());
  addEventListener('pagehide', leave);
}

/** The ticket that is shown now; '' when there is none. */
export function open(shown) {
  if (shown !== ref) {
    leave();
    [ref, doing] = [shown, 'looking'];
    clearTimeout(pausing);
    show([]);
    beat();
  }
}

/** Something was typed into an answer or a note; nothing of it goes to the server. */
export function typing(mode) {
  clearTimeout(pausing);
  pausing = setTimeout(rest, PAUSE);
  become(mode === 'note' ? 'noting' : 'answering');
}

/** What was typed is sent, or nothing has been typed for a while. */
export function rest() {
  clearTimeout(pausing);
  become('looking');
}

/** An event of the server's. */
export function heard({ref: of, watchers}) {
  if (of === ref) {
    show(watchers);
  }
}

function become(what) {
  if (doing !== what) {
    doing = what;
    beat();
  }
}

/** A page that cannot ask shows nobody rather than who was there once. */
async function beat() {
  const of = ref;
  if (of === '' || document.hidden || isAway()) {
    return;
  }
  const others = await api.watch(of, doing).then(answer => answer.others, () => []);
  if (of === ref) {
    show(others);
  }
}

function leave() {
  if (ref !== '') {
    api.unwatch(ref).catch(() => {});
  }
}

function show(watchers) {
  const words = watchers.filter(each => each.agent !== me).map(each => say('watcher.' + each.doing, each.agent)).join(' · ');
  if (at('watchers').textContent !== words) {
    at('watchers').textContent = words;
  }
}
