// What the administrators' pages have in common: they ask again and again, say whether they are answered, and draw tables.
import {at, el, poll, reader} from './dom.js';
import {say} from './admin-words.js';
import {moment} from './words.js';

/** Asks an address for as long as the page is open; the step gets each answer that differs from the one before. */
export function follow(address, step) {
  const read = reader(address);
  poll(async () => {
    const told = await read();
    state('connected');
    if (told) {
      step(told);
    }
  }, error => state(error.message === '403' ? 'forbidden' : 'lost'));
}

function state(name) {
  at('state').dataset.name = name === 'forbidden' ? 'lost' : name;
  at('state').textContent = say(name);
}

/** Heads are keys of words; rows are lists of cells; numbers are the heads above numbers. */
export function table(heads, rows, numbers = []) {
  return el('table', {},
    el('thead', {}, el('tr', {}, heads.map(head => el('th', {scope: 'col', class: numbers.includes(head) && 'number'}, say(head))))),
    el('tbody', {}, rows.map(line)));
}

export function line(cells) {
  return el('tr', {}, cells);
}

export function time(iso) {
  return iso ? el('time', {datetime: iso}, moment(iso)) : '';
}
