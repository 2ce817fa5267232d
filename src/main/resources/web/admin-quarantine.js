// What stands in quarantine, by channel and reason: after a fix all of a kind are replayed at once.
import {el} from './dom.js';
import {say} from './admin-words.js';
import {order, post, show} from './admin-orders.js';
import {table} from './admin-view.js';
import {moment} from './words.js';

const unfolded = new Set();

export function quarantine(rows) {
  const kinds = new Map();
  rows.forEach(row => {
    const key = `${row.channel}\n${row.reason}`;
    kinds.set(key, [...kinds.get(key) ?? [], row]);
  });
  return table(['channel', 'number', 'reason', 'last', 'deeds'], [...kinds].map(([key, of]) => kind(key, of)));
}

function kind(key, of) {
  const {channel, reason} = of[0];
  const wanted = of.filter(row => row.wanted_at).length;
  const details = el('details', {open: unfolded.has(key)}, el('summary', {}, say('each')), el('ul', {}, of.map(one)));
  details.addEventListener('toggle', () => details.open ? unfolded.add(key) : unfolded.delete(key));
  return [
    el('th', {scope: 'row'}, channel), el('td', {class: 'number'}, of.length), el('td', {class: 'words'}, reason, details),
    el('td', {}, moment(of[0].at), wanted ? el('div', {}, say('wanted')) : null),
    el('td', {}, el('span', {class: 'deeds'},
      el('button', {type: 'button', class: 'strong', onclick: () => order('/api/v1/quarantine/replay', {channel, reason})}, say('replay.all', of.length)),
      el('button', {type: 'button', onclick: () => drop({channel, reason}, of.length)}, say('drop.all', of.length))))];
}

function one(row) {
  return el('li', {}, `#${row.id} · ${moment(row.at)} · ${row.size} B · ${row.source_id} `,
    row.settled_why ? el('em', {}, row.settled_why, ' ') : null,
    el('button', {type: 'button', onclick: () => order('/api/v1/quarantine/replay', {ids: [row.id]})}, say('replay')), ' ',
    el('button', {type: 'button', onclick: () => drop({ids: [row.id]}, 1)}, say('drop')));
}

function drop(choice, count) {
  const why = el('input', {maxlength: 500, 'aria-label': say('drop.why')});
  show(say('drop.title', count), [el('p', {}, say('drop.why')), why],
    [[say('drop'), () => post('/api/v1/quarantine/drop', {...choice, why: why.value}), true]]);
}
