// Small dialogs over the page; the browser's own <dialog> keeps the focus inside and gives it back.
import {el} from './dom.js';
import {say} from './words.js';

/**
 * Asks, and resolves to the form's values when confirmed, to null when not. danger: the sure answer is not the default.
 */
export function ask({title, body, yes, danger = false}) {
  return new Promise(resolve => {
    const form = el('form', {method: 'dialog'},
      body,
      el('p', {class: 'deeds'},
        el('button', {type: 'button', class: 'plain', onclick: () => dialog.close('')}, say('cancel')),
        el('button', {type: 'submit', value: 'yes', class: danger ? 'danger' : 'main'}, yes)));
    const dialog = el('dialog', {'aria-labelledby': 'dialog-title'}, el('h2', {id: 'dialog-title'}, title), form);
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes' ? Object.fromEntries(new FormData(form)) : null);
    });
    document.body.append(dialog);
    dialog.showModal();
    if (danger) {
      dialog.querySelector('button.plain').focus();
    }
  });
}

/** A line of a dialog: its label, and a control with the id f-NAME. */
export function field(name, label, control) {
  return el('p', {class: 'field'}, el('label', {for: `f-${name}`}, label), control);
}

/** Codes to choose from; show gives the words of each. */
export function select(name, codes, chosen, show) {
  return el('select', {id: `f-${name}`, name}, codes.map(code => el('option', {value: code, selected: code === chosen}, show(code))));
}
