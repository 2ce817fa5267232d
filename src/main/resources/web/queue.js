// The left: what is mine, what waits, what nobody is sure about; by topic, live, of any length.
import * as api from './api.js';
import {at, el, fill} from './dom.js';
import {line} from './line.js';
import {nameOf, say, short} from './words.js';
import {windowed} from './windowed.js';

const PAGE = 100;
const AT_ONCE = 20;
const TOGETHER = 400;
const PRIORITIES = ['urgent', 'high', 'normal', 'low'];
const WAITING = {status: 'waiting', order: 'urgent', snoozed: 'false'};
const VIEWS = {
  mine: {status: 'claimed', agent: 'me'},
  waiting: WAITING,
  unsure: {...WAITING, unsure: 'true'},
  later: {status: 'waiting', snoozed: 'true'},
  done: {status: 'answered,resolved'},
};

let view = 'waiting';
let topic = null;
let words = '';
let counts = {waiting: 0, unsure: 0, snoozed: 0, topics: [], mine: {claimed: 0}};
let rows = [];
let next = null;
let generation = 0;
let loading = false;
let due = null;
let readAt = 0;
let current = '';
let list;
let marks = () => false;
let failed = () => {};

/** hasDraft(ref) marks lines; onFailure hears of what could not be read. */
export function start(hasDraft, onFailure) {
  [marks, failed] = [hasDraft, onFailure];
  list = windowed(at('tickets'), {
    keyOf: row => row.ref,
    tagOf: row => `${row.version} ${row.status} ${row.agent} ${marks(row.ref)}`,
    line: (row, isCurrent) => line(row, isCurrent, marks(row.ref)),
  }, more);
  at('search').addEventListener('input', later);
  at('search-form').addEventListener('submit', event => { event.preventDefault(); search(); });
  at('topics-box').open = localStorage.getItem('fairlead.topics') !== 'folded';
  refresh(0);
  at('topics-box').addEventListener('toggle', () => localStorage.setItem('fairlead.topics', at('topics-box').open ? 'open' : 'folded'));
}

/** Reads again: at once when it is quiet, and not more often than so when much happens. */
export function refresh(delay = Math.max(AT_ONCE, readAt + TOGETHER - Date.now())) {
  if (due === null) {
    due = setTimeout(async () => {
      due = null;
      readAt = Date.now();
      await Promise.all([count(), load()]);
    }, delay);
  }
}

/** One ticket's event: who was taken from what is shown goes at once, the rest follows with the next reading. */
export function happened({ref, kind}) {
  const leaves = {claimed: ['waiting', 'unsure'], resolved: ['waiting', 'unsure', 'mine'], spam: ['waiting', 'unsure', 'mine'], merged: ['waiting', 'unsure', 'mine'], answered: ['mine'], freed: ['mine']};
  if (words === '' && leaves[kind]?.includes(view) && rows.some(row => row.ref === ref)) {
    rows = rows.filter(row => row.ref !== ref);
    draw();
  }
  refresh();
}

/** The counts as they came with an event; what is mine is not in them. */
export function counted(queue) {
  counts = {mine: counts.mine, ...queue};
  drawCounts();
}

export function show(name, code = null) {
  [view, topic, words] = [name, code, ''];
  at('search').value = '';
  rows = [];
  at('tickets').scrollTop = 0;
  drawCounts();
  load();
}

/** What the next claim is to be asked for: the topic that is chosen. */
export const filter = () => topic ? {topics: [topic]} : {};

export function select(ref) {
  current = ref;
  draw();
}

/** A draft was begun or is gone. */
export function redraw() {
  draw();
}

/** The neighbour of the chosen line, or the first one. */
export function neighbour(step) {
  const here = rows.findIndex(row => row.ref === current);
  return rows[here < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, here + step))]?.ref;
}

export function reveal(ref, focus) {
  list.reveal(ref, focus);
}

/** Finds words, or what a reference stands for, as if they had been typed. */
export function seek(text) {
  at('search').value = text;
  search();
}

function later() {
  clearTimeout(later.timer);
  later.timer = setTimeout(search, 250);
}

function search() {
  clearTimeout(later.timer);
  if (words !== at('search').value.trim()) {
    words = at('search').value.trim();
    rows = [];
    load();
  }
}

async function count() {
  try {
    counts = await api.queue();
    drawCounts();
  } catch (refusal) {
    failed(refusal);
  }
}

async function load() {
  const mine = ++generation;
  try {
    const page = await read();
    if (mine !== generation) {
      return;
    }
    const seen = new Set(page.rows.map(row => row.ref));
    const beyond = at('tickets').scrollTop > at('tickets').clientHeight * 4 && page.next && rows.length > PAGE;
    // Who has scrolled far down keeps what he looks at; else the rest is read again when it is asked for.
    if (beyond) {
      rows = [...page.rows, ...rows.filter(row => !seen.has(row.ref))];
    } else {
      [rows, next] = [page.rows, page.next];
    }
    draw();
  } catch (refusal) {
    failed(refusal);
  }
}

async function more() {
  if (loading || next === null) {
    return;
  }
  loading = true;
  const mine = generation;
  try {
    const page = await read(next);
    if (mine === generation) {
      const seen = new Set(rows.map(row => row.ref));
      rows = rows.concat(page.rows.filter(row => !seen.has(row.ref)));
      next = page.next;
    }
  } catch (refusal) {
    failed(refusal);
  } finally {
    loading = false;
    draw();
  }
}

function filters() {
  return words ? {q: words} : {...VIEWS[view], topic};
}

function draw() {
  if (words === '' && VIEWS[view].order === 'urgent') {
    rows.sort((a, b) => a.rank - b.rank || a.due - b.due);
  }
  list.show(rows, current, rows.length + (next ? 1 : 0));
  at('nothing').hidden = rows.length > 0;
  at('nothing').textContent = say(words ? 'nothing.found' : 'nothing.' + view);
  dispatchEvent(new Event('drawn'));
}

/** A page of tickets, each with what it is ordered by: reading a time costs too much to do it anew for every comparison. */
async function read(cursor) {
  const page = await api.tickets({...filters(), limit: PAGE, ...cursor && {cursor}});
  page.rows.forEach(row => Object.assign(row, {rank: PRIORITIES.indexOf(row.priority), due: Date.parse(row.due_at)}));
  return page;
}

function drawCounts() {
  document.title = `${counts.waiting > 0 ? `(${counts.waiting}) ` : ''}${say('desk')} · Fairlead`;
  const numbers = {mine: counts.mine?.claimed, waiting: counts.waiting, unsure: counts.unsure, later: counts.snoozed};
  choices('views', Object.keys(VIEWS), name => [say(name), numbers[name] > 0 && el('span', {class: 'number'}, numbers[name].toLocaleString())],
    name => view === name && words === '', name => show(name));
  const topics = [...counts.topics];
  if (topic && !topics.some(each => each.topic === topic)) {
    topics.push({topic, waiting: 0, breached: 0, oldest_at: null});
  }
  at('topics-box').hidden = topics.length === 0;
  fill(at('topics-sum'), say('topics'), topic && el('span', {class: 'chip'}, nameOf(topic)),
    counts.breached > 0 && el('span', {class: 'over'}, say('breached', counts.breached.toLocaleString())));
  choices('topics', topics.map(each => each.topic), code => {
    const each = topics.find(known => known.topic === code);
    return [el('span', {class: 'name'}, nameOf(code)), el('span', {class: `number${each.breached ? ' over' : ''}`}, each.waiting.toLocaleString()),
      el('span', {class: 'soft age'}, each.oldest_at && short(Date.now() - Date.parse(each.oldest_at)))];
  }, code => topic === code, code => show(view === 'unsure' ? 'unsure' : 'waiting', topic === code ? null : code));
}

/** Buttons that are pressed or not; the focus stays on the one that has it. */
function choices(group, codes, content, pressed, chosen) {
  const focused = at(group).contains(document.activeElement) ? document.activeElement.dataset.id : null;
  fill(at(group), codes.map(code =>
    el('button', {type: 'button', 'data-id': code, 'aria-pressed': String(pressed(code)), onclick: () => chosen(code)}, content(code))));
  if (focused !== null) {
    at(group).querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
  }
}
