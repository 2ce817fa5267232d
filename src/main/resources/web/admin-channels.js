// One card for each channel: how it is, since when, why, what to do, and what can be done here.
import {el} from './dom.js';
import {say} from './admin-words.js';
import {order, post, show} from './admin-orders.js';
import {kindName, moment, span} from './words.js';

const RANK = ['unhealthy', 'degraded', 'healthy', 'off'];
const HOURS = 24;
const HEIGHT = 40;
const drawn = new Map();

/** Sick ones first; a card is drawn anew only when something of it has changed. */
export function channels(list, rows) {
  const sorted = [...rows].sort((one, other) => RANK.indexOf(one.state) - RANK.indexOf(other.state) || one.name.localeCompare(other.name));
  const cards = sorted.map(row => {
    const tag = JSON.stringify({...row, polled_at: null, lag_seconds: 'lag_seconds' in row, oldest_waiting_at: null});
    if (drawn.get(row.name)?.tag !== tag) {
      drawn.set(row.name, {tag, card: card(row)});
    }
    const {card: known} = drawn.get(row.name);
    known.querySelector('.since').textContent = row.state === 'off' && !('running' in row) ? '' : say('since', span(Date.now() - Date.parse(row.since)));
    known.querySelector('.polled')?.replaceChildren(age(row.polled_at));
    known.querySelector('.lag')?.replaceChildren(row.lag_seconds > 0 ? span(row.lag_seconds * 1000) : say('lag.none'));
    return known;
  });
  if (cards.length !== list.children.length || cards.some((node, place) => list.children[place] !== node)) {
    list.replaceChildren(...cards);
  }
  glance(sorted);
}

function glance(rows) {
  const on = rows.filter(row => row.state !== 'off');
  const sick = on.filter(row => row.state !== 'healthy');
  const title = document.getElementById('glance');
  title.textContent = on.length === 0 ? say('glance.none') : sick.length > 0 ? say('glance.sick', sick.length, on.length) : say('glance.well', on.length);
  title.classList.toggle('sick', sick.length > 0);
}

function card(row) {
  const sums = (row.hours ?? []).reduce((sum, hour) => [sum[0] + hour.good, sum[1] + hour.bad], [0, 0]);
  return el('li', {class: `card ${row.state}`},
    el('h3', {}, row.name, el('small', {}, row.kind === 'unknown' ? say('unknown') : kindName(row.kind))),
    el('p', {}, el('span', {class: 'state'}, say(row.state)), ' ', el('span', {class: 'since'})),
    row.reason ? el('p', {class: 'why'}, row.reason) : null,
    row.advice ? el('p', {}, el('b', {}, say('todo')), ' ', row.advice) : null,
    row.refused?.length ? el('div', {class: 'note'}, say('refused'), el('ul', {}, row.refused.map(line => el('li', {}, line)))) : null,
    row.running === undefined && row.state === 'off' ? null : chart(row.hours ?? [], sums),
    row.running === undefined && row.state === 'off' ? null : facts(row, sums),
    failures(row.failures ?? []),
    deeds(row));
}

function facts(row, sums) {
  const pairs = [[say('today'), say('counts', sums[0], sums[1])], [say('last.message'), row.last_message_at ? moment(row.last_message_at) : say('never')]];
  if (row.waiting_in_quarantine) {
    pairs.push([say('in.quarantine'), String(row.waiting_in_quarantine)]);
  }
  if (row.last_error && row.last_error !== row.reason) {
    pairs.push([say('last.error'), `${moment(row.last_error_at)}: ${row.last_error}`]);
  }
  return el('dl', {}, pairs.map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]),
    row.polled_at ? [el('dt', {}, say('last.poll')), el('dd', {class: 'polled'})] : null,
    'lag_seconds' in row ? [el('dt', {}, say('lag')), el('dd', {class: 'lag'})] : null);
}

function age(iso) {
  const old = Date.now() - Date.parse(iso);
  return old < 10000 ? say('now') : say('ago', span(old));
}

function failures(kinds) {
  return kinds.length === 0 ? null : el('details', {}, el('summary', {}, say('failures')),
    el('ul', {}, kinds.map(kind => el('li', {}, say('failure.line', kind.hour, kind.day, `${say(kind.outcome)}, ${kind.reason}`)))));
}

/** Bars of the last 24 hours, what failed on top; an hour without anything is a line. */
function chart(hours, sums) {
  const byHour = new Map(hours.map(hour => [Date.parse(hour.hour), hour]));
  const thisHour = Math.floor(Date.now() / 3600000) * 3600000;
  const most = Math.max(1, ...hours.map(hour => hour.good + hour.bad));
  const bars = [];
  for (let i = 0; i < HOURS; i++) {
    const at = thisHour - (HOURS - 1 - i) * 3600000;
    const {good = 0, bad = 0} = byHour.get(at) ?? {};
    const [tall, red] = [good * HEIGHT / most, bad * HEIGHT / most];
    bars.push(svg('g', {},
      svg('title', {}, say('bar', moment(new Date(at).toISOString()), good, bad)),
      svg('rect', {class: 'base', x: i * 10, y: HEIGHT, width: 8, height: 1}),
      svg('rect', {class: 'good', x: i * 10, y: HEIGHT - tall, width: 8, height: tall}),
      svg('rect', {class: 'bad', x: i * 10, y: HEIGHT - tall - red, width: 8, height: red})));
  }
  return svg('svg', {class: 'chart', viewBox: `0 0 ${HOURS * 10 - 2} ${HEIGHT + 1}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': say('chart', ...sums)}, ...bars);
}

function svg(name, attributes, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  node.append(...children);
  return node;
}

function deeds(row) {
  const buttons = [];
  if (row.running === true) {
    buttons.push(button('stop', () => sure(row.name, 'stop')), button('suspend', () => sure(row.name, 'suspend')));
  } else if (row.running === false) {
    buttons.push(button(row.wanted === 'suspended' ? 'resume' : 'start', () => order(`/api/v1/channels/${row.name}/start`, {})));
  }
  if (row.kind !== 'unknown') {
    buttons.push(button('try', () => trial(row.name)));
  }
  return el('p', {class: 'deeds'}, buttons);
}

function button(word, deed) {
  return el('button', {type: 'button', onclick: deed}, say(word));
}

function sure(name, deed) {
  show(say('sure', name), [el('p', {}, say('sure.hint'))], [[say(deed), () => post(`/api/v1/channels/${name}/${deed}`, {}), true]]);
}

function trial(name) {
  const text = el('textarea', {id: 'sample', rows: 8, spellcheck: 'false', 'aria-label': say('try.hint')});
  const file = el('input', {type: 'file', 'aria-label': say('try.file')});
  const told = el('div', {});
  show(say('try.title', name), [el('p', {}, say('try.hint')), text, el('p', {}, say('try.file'), ' ', file), told], [[say('try.go'), async () => {
    const sample = file.files.length > 0 ? await file.files[0].arrayBuffer() : text.value;
    told.replaceChildren(...outcome(await post(`/api/v1/operations/try/${name}`, sample, 'application/octet-stream')));
    return false;
  }, true]]);
}

function outcome(answer) {
  return [
    el('table', {}, el('thead', {}, el('tr', {}, [say('stage'), say('result'), 'µs'].map(head => el('th', {scope: 'col'}, head)))),
      el('tbody', {}, answer.stages.map(stage => el('tr', {}, el('th', {scope: 'row'}, stage.stage), el('td', {class: 'words'}, stage.result ?? ''), el('td', {class: 'number'}, stage.micros))))),
    el('p', {}, el('b', {}, say(`outcome.${answer.outcome}`, answer.reason))),
    answer.ticket ? el('pre', {}, JSON.stringify(answer.ticket, null, 2)) : null,
  ].filter(Boolean);
}
