// The answer box: what is typed is kept at once; in public the guard's findings are shown before it goes out.
import * as api from './api.js';
import * as attach from './attach.js';
import {at, el, fill} from './dom.js';
import {marked} from './marked.js';
import {chip} from './message.js';
import * as lease from './lease.js';
import * as naming from './naming.js';
import {loadTemplates, fillIn, question} from './templates.js';
import {tell} from './signs.js';
import {languageName, say} from './words.js';

let ticket = null;
let draft = {answer: '', note: '', mode: 'answer', files: []};
let key = null;
let busy = false;
let drafts;
let events;

/** events: sent(answer, ticket), noted(), stale(), lost(), typed(ref), typing(mode), failed(refusal). */
export function start(kept, on) {
  [drafts, events] = [kept, on];
  attach.start(kept, filed);
  at('words').addEventListener('input', typed);
  at('mode-answer').addEventListener('click', () => mode('answer'));
  at('mode-note').addEventListener('click', () => mode('note'));
  at('template').addEventListener('change', () => { insertTemplate(at('template').value); at('template').value = ''; });
  at('preview-open').addEventListener('click', () => preview(at('preview').hidden));
  at('box').addEventListener('submit', event => { event.preventDefault(); send(false); });
  at('send-resolve').addEventListener('click', () => send(true));
}

/** Another ticket, or the same one with news; what stands in the box is left alone in the second case. */
export function show(shown) {
  const another = shown?.ref !== ticket?.ref;
  ticket = shown;
  if (ticket && another) {
    draft = drafts.of(ticket.ref);
    attach.show(ticket.ref, draft.files);
    key = null;
    clearFound();
    preview(false);
    loadTemplates(ticket).then(all => all && drawTemplates(all));
  }
  if (ticket) {
    mode(draft.mode, false);
  }
  at('box').hidden = ticket === null;
}

/** Puts words into the answer and the cursor behind them. */
export function insert(text) {
  mode('answer');
  const box = at('words');
  const gap = box.value.slice(0, box.selectionStart).trimEnd() === '' ? '' : box.value[box.selectionStart - 1] === '\n' ? '' : '\n';
  box.setRangeText(gap + text, box.selectionStart, box.selectionEnd, 'end');
  typed();
  box.focus();
}

export async function ask(wanted) {
  insert(await question(ticket, wanted, draft.answer.trim() !== ''));
}

/** An answer that was taken back, with its files. */
export function putBack(ref, text, files) {
  const known = drafts.of(ref);
  drafts.keep(ref, {...known, answer: known.answer.trim() === '' ? text : `${text}\n\n${known.answer}`, files: [...files, ...known.files], mode: 'answer'});
  if (ticket?.ref === ref) {
    draft = drafts.of(ref);
    attach.show(ref, draft.files);
    mode('answer');
  }
}

export function mode(name, focus = true) {
  draft.mode = name;
  const answering = name === 'answer';
  const ours = lease.token(ticket.ref) !== undefined;
  const hot = answering && ticket.visibility === 'public';
  at('mode-answer').setAttribute('aria-pressed', String(answering));
  at('mode-note').setAttribute('aria-pressed', String(!answering));
  at('box').className = `box${answering ? '' : ' note'}${hot ? ' open' : ''}`;
  const shut = answering && !ours && lease.standing(ticket.ref) !== 'lost';
  at('take-first').hidden = !shut;
  at('write').hidden = shut;
  at('goes-public').hidden = !hot || shut;
  attach.allow(answering && !shut);
  at('template').hidden = at('preview-open').hidden = at('send-resolve').hidden = !answering || shut;
  at('language-of').textContent = answering ? say('answer.in', languageName(ticket.language)) : say('note.only');
  naming.enable(!answering);
  at('words').setAttribute('aria-label', say(answering ? 'answer' : 'note'));
  at('words').placeholder = say(answering ? 'answer.hint' : 'note.hint');
  if (at('words').value !== draft[name]) {
    at('words').value = draft[name];
  }
  at('send-label').textContent = say(answering ? 'send' : 'note.keep');
  lock();
  if (focus && !at('write').hidden) {
    at('words').focus();
  }
}

export async function send(resolve) {
  const text = at('words').value.trim();
  if (busy || text === '' || !ticket || draft.mode === 'answer' && attach.isBusy()) {
    return;
  }
  await (draft.mode === 'note' ? note(text) : answer(text, resolve, false));
}

async function answer(text, resolve, confirmed) {
  const of = {...ticket, files: draft.files};
  await once(async () => {
    const sent = await api.answer(of.ref, {token: lease.token(of.ref), seen: of.message_count, text, resolve, confirmed, files: of.files.map(file => file.id)}, key);
    drafts.keep(of.ref, {...drafts.of(of.ref), answer: '', files: []});
    attach.sent(of.ref);
    lease.letGo(of.ref);
    if (ticket?.ref === of.ref) {
      draft.answer = '';
      draft.files = [];
      clearFound();
      preview(false);
      mode('answer', false);
    }
    events.sent(sent, of, resolve);
  }, refusal => refused(refusal, text, resolve));
}

async function note(text) {
  const of = ticket;
  await once(async () => {
    await api.addNote(of.ref, text, key);
    drafts.keep(of.ref, {...drafts.of(of.ref), note: ''});
    if (ticket?.ref === of.ref) {
      draft.note = '';
      at('words').value = '';
    }
    events.noted(of);
  }, events.failed);
}

/** The key stays the same until the server has answered: sent again after a cut, it is still done once. */
async function once(deed, refused) {
  busy = true;
  key ??= api.newKey();
  lock();
  try {
    await deed();
    key = null;
  } catch (refusal) {
    if (refusal.status !== 0 && refusal.status !== 503) {
      key = null;
    }
    refused(refusal);
  } finally {
    busy = false;
    lock();
  }
}

function refused(refusal, text, resolve) {
  if (refusal.code === 'secret' || refusal.code === 'sensitive') {
    showFound(refusal, text, resolve);
  } else if (refusal.code === 'unseen') {
    events.stale();
  } else if (refusal.status === 0 || refusal.status === 503) {
    tell(say('unsent'), true);
    events.failed(refusal);
  } else if (refusal.code === 'no_file') {
    attach.expired();
    events.failed(refusal);
  } else if (refusal.code === 'lease_lost') {
    events.lost(ticket.ref);
  } else {
    events.failed(refusal);
  }
}

/** What the guard found, marked in the words; a secret cannot go out, the rest after a second look. */
function showFound({code, findings}, text, resolve) {
  const open = ticket.visibility === 'public';
  fill(at('found'),
    el('strong', {}, say(code === 'secret' ? 'found.secret' : open ? 'found.public' : 'found.private')),
    el('p', {}, findings.map(each => [chip(each.type, each.severity), inFile(each), ' '])),
    el('div', {class: 'text', dir: 'auto'}, marked(Array.from(text), findings.filter(each => !each.part), 0, Infinity)),
    el('p', {class: 'deeds'},
      el('button', {type: 'button', class: 'plain', onclick: () => { clearFound(); at('words').focus(); }}, say('found.mend')),
      code === 'sensitive' && el('button', {type: 'button', class: 'danger', onclick: () => answer(text, resolve, true)}, say('found.anyway'))));
  at('found').hidden = false;
  at('found').querySelector('button').focus();
}

/** In which file it was found; nothing for the words of the answer. */
function inFile({part}) {
  const file = draft.files[/^attachments\[(\d+)]/.exec(part ?? '')?.[1]];
  return file && el('span', {class: 'soft'}, ` ${file.name}`);
}

/** Files came or went. */
function filed(ref, files) {
  const had = drafts.has(ref);
  drafts.keep(ref, {...(ref === ticket?.ref ? draft : drafts.of(ref)), files});
  if (ref === ticket?.ref) {
    draft.files = files;
    key = null;
    clearFound();
    lock();
  }
  if (had !== drafts.has(ref)) {
    events.typed(ref);
  }
}

function clearFound() {
  at('found').hidden = true;
  fill(at('found'));
}

function typed() {
  const had = drafts.has(ticket.ref);
  draft[draft.mode] = at('words').value;
  key = null;
  drafts.keep(ticket.ref, draft);
  clearFound();
  if (!at('preview').hidden) {
    preview(true);
  }
  if (had !== drafts.has(ticket.ref)) {
    events.typed(ticket.ref);
  }
  events.typing(draft.mode);
  lock();
}

function preview(on) {
  at('preview').hidden = !on;
  at('preview-open').setAttribute('aria-pressed', String(on));
  fill(at('preview'), on && [el('p', {class: 'soft'}, say('preview.hint')), el('div', {class: 'text', dir: 'auto'}, at('words').value.trim())]);
}

function drawTemplates(all) {
  const some = (label, templates) => templates.length > 0 && el('optgroup', {label}, templates.map(each => el('option', {value: each.id}, each.title)));
  fill(at('template'), el('option', {value: ''}, say('template')),
    some(say('template.topic'), all.filter(each => each.topics.length > 0)), some(say('template.any'), all.filter(each => each.topics.length === 0)));
}

async function insertTemplate(id) {
  const chosen = (await loadTemplates(ticket) ?? []).find(each => each.id === id);
  if (chosen) {
    insert(fillIn(chosen, ticket));
  }
}

function lock() {
  const lost = ticket && draft.mode === 'answer' && lease.token(ticket.ref) === undefined;
  const empty = at('words').value.trim() === '';
  const coming = draft.mode === 'answer' && attach.isBusy();
  at('send').disabled = at('send-resolve').disabled = busy || empty || lost || coming;
}
