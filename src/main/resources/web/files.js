// The files of a message: pictures in the conversation, everything else to save. They come from our own server only.
import {fileAddress} from './api.js';
import {el} from './dom.js';
import {say} from './words.js';

const SHOWN = /^image\/(png|jpeg|gif|webp|avif)$/;

export function files(all, ref) {
  return all.length > 0 && el('ul', {class: 'files', 'aria-label': say('attachments')}, all.map(file => el('li', {}, one(file, ref))));
}

function one(file, ref) {
  const about = el('span', {class: 'soft'}, [file.type, size(file.size), file.note && say('file.' + file.note)].filter(Boolean).join(', '));
  if (!file.sha256) {
    return [el('span', {}, file.name), ' ', about, !file.note && el('span', {class: 'soft'}, ' · ' + say('file.coming'))];
  }
  const address = fileAddress(ref, file);
  const save = [el('a', {href: address, download: file.name}, file.name), ' ', about];
  return SHOWN.test(file.type) ? [picture(address, file.name), el('span', {}, save)] : save;
}

function picture(address, name) {
  return el('button', {type: 'button', class: 'picture', 'aria-label': `${say('enlarge')}: ${name}`, onclick: () => enlarge(address, name)},
    el('img', {src: address, alt: '', loading: 'lazy', decoding: 'async'}));
}

function enlarge(address, name) {
  const dialog = el('dialog', {class: 'large', 'aria-label': name},
    el('img', {src: address, alt: name}),
    el('form', {method: 'dialog'}, el('button', {class: 'main'}, say('close'))));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** As people read it; empty where it is not known. */
export function size(bytes) {
  if (!(bytes >= 0)) { return ''; }
  return bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}
