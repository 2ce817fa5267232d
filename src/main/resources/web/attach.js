// The files of an answer: chosen, dropped or pasted, put up at once, and kept with the draft until they go out with it.
import * as api from './api.js';
import {at, el, fill} from './dom.js';
import {size} from './files.js';
import {tell} from './signs.js';
import {say} from './words.js';

const unfinished = new Map();
let ref = null;
let files = [];
let open = false;
let drafts;
let changed;

/** changed(ref, files): what the draft of a ticket has now. */
export function start(kept, on) {
  [drafts, changed] = [kept, on];
  at('attach').addEventListener('click', () => at('attach-files').click());
  at('attach-files').addEventListener('change', ({target}) => { add(target.files); target.value = ''; });
  at('words').addEventListener('paste', event => {
    // A spreadsheet puts a picture of the cells beside their words: the words are meant.
    if (open && event.clipboardData.files.length > 0 && !event.clipboardData.types.includes('text/plain')) {
      event.preventDefault();
      add(event.clipboardData.files);
    }
  });
  const box = at('box');
  box.addEventListener('dragover', event => over(event, true));
  box.addEventListener('dragleave', event => box.contains(event.relatedTarget) || over(event, false));
  box.addEventListener('drop', event => { over(event, false); add(event.dataTransfer.files); });
}

/** The files that wait in the draft of the ticket that is shown. */
export function show(shownRef, kept) {
  [ref, files] = [shownRef, kept];
  draw();
}

/** They went out, and what was refused is done with. */
export function sent(of) {
  unfinished.delete(of);
  if (of === ref) {
    show(of, []);
  }
}

/** Whether files can be added now: an answer is written, and the ticket is his. */
export function allow(may) {
  open = may;
  at('attach').hidden = !may;
  at('enclosed').hidden = !may || rows().length === 0;
}

export const isBusy = () => rows().some(row => row.going);

/** They wait no more: each has to be added again. */
export function expired() {
  unfinished.set(ref, [...unfinished.get(ref) ?? [], ...files.map(file => ({name: file.name, size: file.size, reason: say('refused.no_file')}))]);
  keep(ref, []);
}

function add(chosen) {
  if (open) {
    [...chosen].forEach(put);
    at('words').focus();
  }
}

/** One that arrives after the agent has gone on to another ticket is kept with its own. */
async function put(file) {
  const of = ref;
  const row = {name: file.name, size: file.size, going: true};
  unfinished.set(of, [...unfinished.get(of) ?? [], row]);
  changed(of, kept(of));
  draw();
  try {
    const there = await api.putUp(of, file);
    drop(of, row);
    keep(of, [...kept(of), there]);
    tell(say('attached', there.name));
  } catch (refusal) {
    row.going = false;
    row.reason = say('refused.' + refusal.code, refusal.most) || (refusal.status === 413 ? say('refused.file_large', '') : refusal.status === 0 ? say('attach.cut') : refusal.message);
    tell(`${row.name}: ${row.reason}`, true);
    changed(of, kept(of));
    draw();
  }
}

const kept = of => of === ref ? files : drafts.of(of).files;
const rows = () => [...files, ...unfinished.get(ref) ?? []];

function keep(of, now) {
  if (of === ref) {
    files = now;
  }
  changed(of, now);
  draw();
}

function drop(of, row) {
  unfinished.set(of, (unfinished.get(of) ?? []).filter(each => each !== row));
}

function remove(row) {
  drop(ref, row);
  keep(ref, files.filter(each => each !== row));
  at('attach').focus();
}

function draw() {
  at('enclosed').hidden = !open || rows().length === 0;
  fill(at('enclosed'), rows().map(row => el('li', {class: row.reason ? 'bad' : ''},
    el('span', {}, row.id ? el('a', {href: api.fileAddress(ref, row), download: row.name}, row.name) : row.name, ' ',
      el('span', {class: 'soft'}, row.going ? say('attaching') : row.reason ?? size(row.size))),
    !row.going && el('button', {type: 'button', class: 'plain', 'aria-label': `${say('attach.remove')}: ${row.name}`, onclick: () => remove(row)}, '✕'))));
}

function over(event, on) {
  if (open && event.dataTransfer.types.includes('Files')) {
    event.preventDefault();
    at('box').classList.toggle('dropping', on);
  }
}
