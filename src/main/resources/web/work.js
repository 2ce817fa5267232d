// What the agent does: take, answer, undo, correct, hand on; and what follows when the server says no.
import * as answer from './answer.js';
import * as api from './api.js';
import {at} from './dom.js';
import * as lease from './lease.js';
import * as queue from './queue.js';
import {reload, shown, want, wantedRef} from './shown.js';
import {alarm, connection, tell, trouble, undoable} from './signs.js';
import {say} from './words.js';

export async function takeNext() {
  await attempt(async () => {
    const {claims} = await api.claimNext(queue.filter());
    if (claims.length === 0) {
      tell(say('next.none'));
    } else {
      took(claims[0]);
    }
  });
}

/** The shown ticket, where nobody has it. */
export async function take() {
  if (shown() && !isOurs() && !at('take').hidden) {
    await attempt(async () => took((await api.claim(shown().ref)).claims[0]));
  }
}

/** A deed that gives a sentence when it is done. */
export async function act(deed) {
  const ticket = shown();
  if (ticket) {
    await attempt(async () => {
      const done = await deed(ticket, lease.token(ticket.ref));
      if (done) {
        tell(done);
        queue.refresh(0);
        reload();
      }
    });
  }
}

export async function alter(what, done) {
  await attempt(async () => {
    await api.change(shown().ref, what);
    tell(done);
    queue.refresh(0);
    await reload();
  });
}

/** The words for what is missing go into the answer; the ticket is taken first where need be. */
export async function ask(facts) {
  if (shown() && facts.length > 0) {
    await take();
    if (isOurs()) {
      document.body.classList.remove('detailed');
      await answer.ask(facts);
    }
  }
}

export async function write(mode) {
  if (shown()) {
    if (mode === 'answer') {
      await take();
    }
    answer.mode(mode);
  }
}

export function sent(answered, {ref}, resolved) {
  undoable(answered, say(resolved ? 'sent.resolved' : 'sent', ref), () => undo(answered));
  queue.refresh(0);
  reload();
}

export async function undo({id}) {
  await attempt(async () => {
    const {ref, text, files, lease: again} = await api.undoAnswer(id);
    undoable(null);
    answer.putBack(ref, text, files);
    if (again) {
      lease.hold(again);
    }
    tell(say(again ? 'undone' : 'undone.free'));
    location.hash = ref;
    queue.refresh(0);
    reload();
  });
}

/** A message came that the agent has not seen: it is shown, and nothing is done. */
export async function stale() {
  await reload();
  at('scroller').scrollTop = at('scroller').scrollHeight;
  alarm('warn', say('unseen'));
}

function took(claim) {
  const asShown = wantedRef() === claim.ref;
  lease.hold(claim);
  want(claim.ref, claim.ticket);
  if (asShown) {
    answer.mode('answer');
  } else {
    location.hash = claim.ref;
    at('conversation').focus();
  }
  queue.refresh(0);
}

function isOurs() {
  return lease.token(shown().ref) !== undefined;
}

async function attempt(deed) {
  try {
    await deed();
    connection(true);
  } catch (refusal) {
    if (refusal.code === 'lease_lost') {
      lease.lose(shown().ref);
    } else if (refusal.code === 'unseen') {
      stale();
    } else {
      trouble(refusal);
      reload();
    }
  }
}
