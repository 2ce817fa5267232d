// The desk: the queue on the left, kept fresh by asking every two seconds.
import {conversation, preview} from './conversation.js';
import {el, poll, reader} from './dom.js';
import {copy, known} from './known.js';
import {kindName, nameOf, say, span, translate} from './words.js';

const PRIORITIES = ['urgent', 'high', 'normal', 'low'];
const SHOWN = 200;
const at = id => document.getElementById(id);
const readers = {waiting: reader(`/api/v1/tickets?status=waiting&limit=${SHOWN}`), claimed: reader(`/api/v1/tickets?status=claimed&limit=${SHOWN}`)};
const tickets = {waiting: [], claimed: []};
let view = 'waiting';
let topic = null;
let shown = '';

translate();
document.title = `${say('desk')} · Fairlead`;
poll(refresh, () => state('lost'));
setInterval(tick, 1000);
addEventListener('hashchange', () => { draw(); at('conversation').scrollTop = 0; });
addEventListener('keydown', key);
at('help-open').addEventListener('click', () => at('help').showModal());
at('help-open').setAttribute('aria-label', say('keys'));

async function refresh() {
  const fresh = await Promise.all([readers.waiting(), readers.claimed()]);
  state('connected');
  ['waiting', 'claimed'].forEach((name, i) => { tickets[name] = fresh[i] ? fresh[i].sort(byUrgency) : tickets[name]; });
  if (fresh[0] || fresh[1]) {
    draw();
  }
}

function byUrgency(a, b) {
  return PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) || a.due_at.localeCompare(b.due_at) || a.ref.localeCompare(b.ref);
}

function listed() {
  return tickets[view].filter(ticket => topic === null || ticket.topic.code === topic);
}

function selected() {
  const ref = decodeURIComponent(location.hash.slice(1));
  return [...tickets.waiting, ...tickets.claimed].find(ticket => ticket.ref === ref);
}

function draw() {
  const list = listed();
  const wide = matchMedia('(min-width: 56rem)').matches;
  if (!location.hash && wide && list.length > 0) {
    history.replaceState(null, '', '#' + list[0].ref);
  }
  const current = selected();
  at('views').replaceChildren(...['waiting', 'claimed'].map(name =>
    choice(`${say(name)} ${count(tickets[name])}`, view === name, () => { view = name; topic = null; draw(); }, name)));
  drawTopics();
  const focused = document.activeElement?.dataset?.ref;
  at('tickets').replaceChildren(...list.map(ticket => line(ticket, ticket === current)));
  if (focused) {
    at('tickets').querySelector(`[data-ref="${CSS.escape(focused)}"]`)?.focus();
  }
  at('nothing').hidden = list.length > 0;
  at('nothing').textContent = say('nothing.' + view);
  document.body.classList.toggle('reading', Boolean(current));
  drawTicket(current);
  tick();
}

function drawTopics() {
  const counts = new Map();
  tickets[view].forEach(ticket => counts.set(ticket.topic.code, (counts.get(ticket.topic.code) ?? 0) + 1));
  if (topic !== null && !counts.has(topic)) {
    topic = null;
  }
  const choices = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .map(([code, number]) => choice(`${nameOf(code)} ${number}`, topic === code, () => { topic = topic === code ? null : code; draw(); }, code));
  at('topics').replaceChildren(...choices.length > 1 ? choices : []);
}

/** A conversation that did not change is left alone, so that a selection or an unfolded part stays. */
function drawTicket(ticket) {
  const now = ticket ? JSON.stringify(ticket) : '';
  if (now === shown && at('conversation').hasChildNodes()) {
    return;
  }
  shown = now;
  at('conversation').replaceChildren(...ticket
    ? conversation(ticket, () => { location.hash = '-'; }).flat().filter(Boolean)
    : [el('p', {class: 'nothing'}, say('choose'))]);
  at('known').replaceChildren(...ticket ? known(ticket).filter(Boolean) : []);
}

function choice(text, pressed, chosen, id) {
  return el('button', {type: 'button', 'aria-pressed': String(pressed), onclick: event => {
    const group = event.currentTarget.parentElement.id;
    chosen();
    at(group).querySelector(`[data-id="${CSS.escape(id)}"]`)?.focus();
  }, 'data-id': id}, text);
}

function line(ticket, current) {
  return el('li', {},
    el('a', {href: '#' + ticket.ref, class: `ticket ${ticket.priority}`, 'data-ref': ticket.ref, 'aria-current': current && 'true'},
      el('span', {class: 'top'},
        el('span', {class: 'strong'}, nameOf(ticket.topic.code)),
        ticket.priority !== 'normal' && el('span', {class: `priority ${ticket.priority}`}, say(ticket.priority)),
        el('time', {class: 'due', datetime: ticket.due_at})),
      el('span', {class: 'words', dir: 'auto'}, ticket.subject || preview(ticket)),
      el('span', {class: 'soft bottom'},
        ticket.visibility === 'public' && [el('span', {class: 'chip public'}, say('public')), ' '],
        el('span', {class: 'ref'}, ticket.ref), ` · ${kindName(ticket.channel.kind)} · ${ticket.customer.name || say('noname')}`,
        ticket.message_count > 1 && ` · ${say('messages', ticket.message_count)}`)));
}

function count(list) {
  return list.length >= SHOWN ? `${SHOWN}+` : list.length;
}

function tick() {
  const now = Date.now();
  document.querySelectorAll('.due').forEach(due => {
    const left = new Date(due.dateTime) - now;
    due.textContent = say(left < 0 ? 'late' : 'left', span(left));
    due.classList.toggle('over', left < 0);
    due.classList.toggle('soon', left >= 0 && left < 15 * 60000);
  });
}

function state(name) {
  if (at('state').dataset.name !== name) {
    at('state').dataset.name = name;
    at('state').textContent = say(name);
  }
}

function move(step) {
  const list = listed();
  const here = list.findIndex(ticket => '#' + ticket.ref === location.hash);
  const next = list[Math.min(list.length - 1, Math.max(0, here + step))];
  if (next) {
    location.hash = next.ref;
    const link = at('tickets').querySelector(`[data-ref="${next.ref}"]`);
    link?.focus();
    link?.scrollIntoView({block: 'nearest'});
  }
}

function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, dialog')) {
    return;
  }
  const deeds = {
    j: () => move(1), k: () => move(-1),
    w: () => { view = 'waiting'; topic = null; draw(); }, c: () => { view = 'claimed'; topic = null; draw(); },
    y: () => selected() && copy(selected().ref), '?': () => at('help').showModal(), Escape: () => { location.hash = '-'; },
  };
  if (deeds[event.key]) {
    event.preventDefault();
    deeds[event.key]();
  }
}
