// The keyboard: one table of keys, from which the help is drawn too.
import {el} from './dom.js';
import {say} from './words.js';

const KEYS = [
  ['n', 'next'], ['j', 'down'], ['k', 'up'], ['Enter', 'claim'], ['1', 'view.mine'], ['2', 'view.waiting'], ['3', 'view.unsure'], ['/', 'search'],
  ['a', 'answer'], ['i', 'note'], ['m', 'missing'], ['t', 'template'], ['Ctrl+Enter', 'send'], ['Ctrl+Shift+Enter', 'sendResolve'], ['u', 'undo'],
  ['e', 'resolve'], ['r', 'release'], ['c', 'topic'], ['p', 'priority'], ['y', 'copy'], ['Esc', 'back'], ['?', 'help'],
];

const OFF = 'fairlead.keys-off';

/** Single letters can be turned off, for those who dictate or type with a switch; keys with Ctrl stay. */
export function switchKeys(box) {
  box.checked = localStorage.getItem(OFF) === null;
  box.addEventListener('change', () => box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, 'off'));
}

/** deeds: what each name does; a key whose deed is missing does nothing. */
export function listen(deeds) {
  addEventListener('keydown', event => {
    const name = named(event);
    if (!name || !deeds[name] || event.isComposing || document.querySelector('dialog[open]')) {
      return;
    }
    event.preventDefault();
    deeds[name]();
  });
}

export function keyList() {
  return el('dl', {class: 'keys'}, KEYS.map(([key, name]) => el('div', {},
    el('dt', {}, key.split('+').map(part => [el('kbd', {}, part === 'Enter' ? '↵' : part), ' '])), el('dd', {}, say(`key.${name}`)))));
}

/** While somebody types, only keys with Ctrl (⌘ on a Mac) and Escape mean something. */
function named(event) {
  const typing = event.target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');
  const pressed = event.key === 'Escape' ? 'Esc' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const ctrl = event.ctrlKey || event.metaKey;
  if (event.altKey || (!ctrl && pressed !== 'Esc' && (typing || localStorage.getItem(OFF) !== null))) {
    return null;
  }
  // Enter on a button or a link is that button's.
  if (pressed === 'Enter' && !ctrl && event.target.closest('a, button, summary')) {
    return null;
  }
  const shift = event.shiftKey && event.key.length > 1;
  const whole = `${ctrl ? 'Ctrl+' : ''}${shift ? 'Shift+' : ''}${pressed}`;
  return KEYS.find(([key]) => key === whole)?.[1] ?? null;
}
