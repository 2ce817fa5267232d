// Naming a colleague in a note: behind an @ a list of names opens over the box; arrows choose, Enter takes, Escape closes.
// A textarea may not be a combobox in ARIA's own terms; it stays a text field that names its list and the chosen line.
import * as api from './api.js';
import {at, el, fill} from './dom.js';
import {say} from './words.js';

const BEGUN = /(?:^|[^a-z0-9._+-])@([a-z0-9._@+-]*)$/i;
const MOST = 8;

let me = '';
let names = null;
let offered = [];
let chosen = 0;
let on = false;

export function start(name) {
  me = name;
  const box = at('words');
  box.addEventListener('input', offer);
  box.addEventListener('click', offer);
  box.addEventListener('blur', close);
  box.addEventListener('keydown', pressed);
}

/** Only notes name anybody. */
export function enable(isNote) {
  on = isNote;
  const states = {'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', 'aria-controls': 'people'};
  Object.entries(states).forEach(([name, value]) => on ? at('words').setAttribute(name, value) : at('words').removeAttribute(name));
  close();
}

function begun() {
  const box = at('words');
  return on && box.selectionStart === box.selectionEnd ? BEGUN.exec(box.value.slice(0, box.selectionStart))?.[1].toLowerCase() : undefined;
}

async function offer() {
  if (begun() === undefined) {
    close();
    return;
  }
  names ??= await api.colleagues().then(all => all.map(each => each.name).filter(name => name !== me), () => null);
  const start = begun();
  const fits = start === undefined ? [] : (names ?? []).filter(name => name.includes(start));
  show(fits.sort((a, b) => b.startsWith(start) - a.startsWith(start) || a.localeCompare(b)).slice(0, MOST));
}

function show(some) {
  if (some.length === 0) {
    close();
    return;
  }
  [offered, chosen] = [some, 0];
  fill(at('people'), offered.map((name, place) => el('li', {
    id: `person-${place}`, role: 'option', onmousedown: event => { event.preventDefault(); take(name); }}, name)));
  at('people').hidden = false;
  at('people-said').textContent = say('people.found', offered.length);
  mark();
}

function mark() {
  [...at('people').children].forEach((line, place) => line.setAttribute('aria-selected', String(place === chosen)));
  at('words').setAttribute('aria-activedescendant', `person-${chosen}`);
  at('people').children[chosen].scrollIntoView({block: 'nearest'});
}

function close() {
  offered = [];
  at('people').hidden = true;
  at('people-said').textContent = '';
  at('words').removeAttribute('aria-activedescendant');
}

/** While an input method composes, its keys are its own. */
function pressed(event) {
  if (offered.length === 0 || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const deeds = {
    ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: () => take(offered[chosen]), Tab: () => take(offered[chosen]), Escape: close};
  if (deeds[event.key] && !event.shiftKey) {
    event.preventDefault();
    event.stopPropagation();
    deeds[event.key]();
  }
}

function step(by) {
  chosen = (chosen + by + offered.length) % offered.length;
  mark();
}

function take(name) {
  const box = at('words');
  box.setRangeText(`${name} `, box.selectionStart - begun().length, box.selectionStart, 'end');
  box.dispatchEvent(new Event('input', {bubbles: true}));
  close();
}
