// What the administrators' page asks of the router, and the dialogs in which it asks back.
import {el} from './dom.js';
import {say} from './admin-words.js';

const dialog = document.getElementById('dialog');
let token = null;

/** Posts, and gives the JSON answer; a refusal is an error with the server's sentence. */
export async function post(address, body, type = 'application/json', method = 'POST') {
  const headers = {'Content-Type': type, Accept: 'application/json'};
  token ??= await ownToken();
  if (token) {
    headers['X-CSRF-Token'] = token;
  }
  const answer = await fetch(address, {method, headers, body: type === 'application/json' && typeof body !== 'string' ? JSON.stringify(body) : body});
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    token = null;
    throw new Error(told.detail ?? String(answer.status));
  }
  return told;
}

async function ownToken() {
  const answer = await fetch('/api/v1/me', {headers: {Accept: 'application/json'}});
  return answer.ok ? (await answer.json()).csrf_token ?? '' : '';
}

/** Shows a dialog; buttons are [word, deed, strong?]; a deed that gives false leaves it open. */
export function show(title, body, buttons) {
  const note = el('p', {role: 'status'});
  const leave = el('button', {type: 'button', onclick: () => dialog.close()}, say(buttons.length ? 'cancel' : 'close'));
  dialog.replaceChildren(el('h2', {id: 'dialog-title'}, title), ...body, note, el('p', {class: 'deeds'},
    buttons.map(([word, deed, strong]) => el('button', {type: 'button', class: strong && 'strong', onclick: async () => {
      try {
        if (await deed() !== false) {
          dialog.close();
        }
      } catch (error) {
        note.textContent = say('failed', error.message);
      }
    }}, word)), leave));
  if (!dialog.open) {
    dialog.showModal();
  }
}

/** Does something at once; what goes wrong is said in a dialog. */
export async function order(address, body) {
  try {
    await post(address, body);
  } catch (error) {
    show(say('failed', error.message), [], []);
  }
}
