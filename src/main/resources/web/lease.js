// The leases that this agent holds: kept alive while he is at the desk, and seen at once when one is lost.
import * as api from './api.js';

const BEAT = 45_000;
const AGAIN = 5_000;
const AWAY_AFTER = 10 * 60_000;
const held = new Map();
let touched = Date.now();
let changed = () => {};

['pointerdown', 'keydown', 'wheel', 'touchstart'].forEach(kind => addEventListener(kind, touch, {passive: true, capture: true}));
setInterval(beatAll, BEAT);
setInterval(look, 1000);

/** Calls back with (ref, what) when a lease is 'lost' or its standing changed. */
export function watch(callback) {
  changed = callback;
}

export function hold({ref, token, lease_until: until}) {
  held.set(ref, {token, until: Date.parse(until), state: 'held', tried: 0});
  changed(ref, 'held');
}

/** The token, or undefined: then the ticket is not ours. */
export function token(ref) {
  const lease = held.get(ref);
  return lease?.state === 'lost' ? undefined : lease?.token;
}

/** held, late (no heartbeat got through, or nobody is at the desk), lost; undefined when it never was ours. */
export function standing(ref) {
  return held.get(ref)?.state;
}

/** Milliseconds until the ticket goes back to the queue, if nothing is done. */
export function left(ref) {
  return held.get(ref).until - Date.now();
}

/** Given away on purpose: nothing is lost. */
export function letGo(ref) {
  held.delete(ref);
}

export function lose(ref) {
  const lease = held.get(ref);
  if (lease && lease.state !== 'lost') {
    lease.state = 'lost';
    changed(ref, 'lost');
  }
}

/** What the server says we hold is the truth: after a reload, and after a lost connection. */
export function settle(leases) {
  const now = new Set(leases.map(lease => lease.ref));
  [...held.keys()].filter(ref => !now.has(ref)).forEach(lose);
  leases.forEach(lease => {
    const known = held.get(lease.ref);
    if (known?.token !== lease.token || known.state === 'lost') {
      hold(lease);
    } else {
      known.until = Date.parse(lease.lease_until);
    }
  });
}

export function refs() {
  return [...held].filter(([, lease]) => lease.state !== 'lost').map(([ref]) => ref);
}

export function isAway() {
  return Date.now() - touched > AWAY_AFTER;
}

function touch() {
  const wasAway = isAway();
  touched = Date.now();
  if (wasAway) {
    beatAll();
  }
}

function beatAll() {
  if (isAway()) {
    return;
  }
  held.forEach((lease, ref) => lease.state !== 'lost' && beat(ref, lease));
}

async function beat(ref, lease) {
  lease.tried = Date.now();
  try {
    const now = await api.heartbeat(ref, lease.token);
    lease.until = Date.parse(now.lease_until);
    stand(ref, lease, 'held');
  } catch (refusal) {
    if (refusal.code === 'lease_lost' && held.get(ref) === lease) {
      lose(ref);
    }
  }
}

/** Without a heartbeat the server hands the ticket on at the lease's end; the sign comes well before. */
function look() {
  held.forEach((lease, ref) => {
    if (lease.state === 'held' && lease.until - Date.now() < 2 * BEAT) {
      stand(ref, lease, 'late');
    } else if (lease.state === 'late') {
      changed(ref, 'late');
      if (!isAway() && Date.now() - lease.tried > AGAIN) {
        beat(ref, lease);
      }
    }
  });
}

function stand(ref, lease, state) {
  if (lease.state !== state) {
    lease.state = state;
    changed(ref, state);
  }
}
