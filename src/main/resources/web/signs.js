// What the desk says: the connection, alarms over the conversation, short sentences, and the ten seconds to undo.
import {Refusal} from './api.js';
import {at, el, fill} from './dom.js';
import {say, span} from './words.js';

let going = null;

export function connection(good) {
  const name = good ? 'connected' : 'lost';
  if (at('state').dataset.name !== name) {
    at('state').dataset.name = name;
    at('state').textContent = say(name);
    document.body.classList.toggle('cut', !good);
  }
}

/** A sign over the conversation that stays until it is over; without words it goes. way out is [words, deed]. */
export function alarm(kind, words, wayOut, left) {
  const node = at('alarm');
  node.hidden = words === undefined;
  node.className = `alarm ${kind ?? ''}`;
  if (node.dataset.words !== words) {
    node.dataset.words = words ?? '';
    fill(node, el('span', {}, words ?? ''), ' ', el('span', {class: 'left', 'aria-hidden': 'true'}), wayOut && el('button', {type: 'button', onclick: wayOut[1]}, wayOut[0]));
  }
  if (left !== undefined && node.querySelector('.left')) {
    node.querySelector('.left').textContent = span(Math.max(0, left));
  }
}

/** Says a sentence for a few seconds; a screen reader hears it too. */
export function tell(words, isBad = false) {
  clearTimeout(tell.timer);
  at('said').textContent = words;
  at('said').className = `said${isBad ? ' bad' : ''}`;
  tell.timer = setTimeout(() => { at('said').textContent = ''; }, 6000);
}

/** The answer that can still be taken back, with its seconds; null hides it. */
export function undoable(answer, words, undo) {
  clearInterval(going);
  const bar = at('undo-bar');
  bar.hidden = answer === null;
  if (answer === null) {
    return;
  }
  const seconds = el('span', {class: 'seconds', 'aria-hidden': 'true'});
  const until = Date.parse(answer.send_at);
  const show = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    seconds.textContent = left > 0 ? left : '';
    if (left <= 0) {
      undoable(null);
    }
  };
  fill(bar, el('span', {role: 'status'}, words), seconds, el('button', {type: 'button', id: 'undo', 'aria-keyshortcuts': 'u', onclick: undo}, say('undo'), ' ', el('kbd', {}, 'u')));
  show();
  going = setInterval(show, 250);
}

/** What became of a request that failed, said where the agent looks. */
export function trouble(refusal) {
  if (refusal.status === 0 || refusal.status === 503) {
    connection(false);
  } else if (refusal instanceof Refusal) {
    tell(refusal.errors.map(each => each.detail).join(' ') || say('refused.' + refusal.code, refusal.most) || refusal.message, true);
  } else {
    throw refusal;
  }
}
