// The notes in which colleagues named this agent: counted and listed on the left, read once they are opened.
import * as api from './api.js';
import {at, el, keyed} from './dom.js';
import {tell} from './signs.js';
import {moment, say} from './words.js';

const FOLDED = 'fairlead.mentions';

let known = null;
let failed = () => {};

/** onFailure hears of what could not be read. */
export function start(onFailure) {
  failed = onFailure;
  at('mentions-box').open = localStorage.getItem(FOLDED) === 'open';
  at('mentions-box').addEventListener('toggle', () => localStorage.setItem(FOLDED, at('mentions-box').open ? 'open' : 'folded'));
}

/** Reads the list again; what is new is said. */
export async function refresh() {
  try {
    const {unread, mentions} = await api.mentions();
    const news = known && mentions.find(each => !each.read_at && !known.has(each.id));
    known = new Set(mentions.map(each => each.id));
    draw(unread, mentions);
    if (news) {
      tell(say('mention.new', news.agent, news.ref));
    }
  } catch (refusal) {
    failed(refusal);
  }
}

/** Leads to a note in the ticket that is shown; place is its number behind an n, as it stands in the address. */
export async function arrive(place) {
  const note = at('messages').querySelector(`[data-key="${CSS.escape(place)}"]`);
  if (!note) {
    return;
  }
  note.tabIndex = -1;
  note.scrollIntoView({block: 'center'});
  note.focus();
  // Many notes name somebody else: then there is nothing to read off.
  await api.readMention(place.slice(1)).then(refresh, refusal => refusal.status !== 404 && failed(refusal));
}

function draw(unread, mentions) {
  at('mentions-box').hidden = mentions.length === 0;
  at('mentions-count').textContent = unread || '';
  at('mentions-count').hidden = unread === 0;
  keyed(at('mentions'), mentions.map(each => ({key: String(each.id), tag: JSON.stringify(each), draw: () => row(each)})));
}

function row({id, ref, at: when, agent, text, read_at: read}) {
  return el('li', {}, el('a', {href: `#${ref}/n${id}`, class: read ? 'read' : ''},
    el('span', {class: 'top'}, !read && el('span', {class: 'chip new'}, say('mention.unread')), el('strong', {}, agent), el('span', {class: 'soft'}, `${ref} · ${moment(when)}`)),
    el('span', {class: 'words', dir: 'auto'}, text)));
}
