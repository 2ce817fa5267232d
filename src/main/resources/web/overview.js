// The supervisor's view: what waits and how long, how soon customers are answered, who does what; each table as CSV.
import * as api from './api.js';
import {bar} from './charts.js';
import {download} from './csv.js';
import {at, el, fill} from './dom.js';
import {kindName, learnTopics, nameOf, say, short, span, translate} from './words.js';

const EVERY = 30_000;

const count = (key, title) => ({key, title, number: true, text: row => row[key].toLocaleString(), chart: true});
const wait = (key, title) => ({key, title, number: true, text: row => row[key] === null ? '–' : span(row[key] * 1000)});
const WAITING = [count('waiting', 'waiting'), {...count('breached', 'overview.late'), bad: true},
  {key: 'oldest_at', title: 'overview.oldest', number: true, text: row => row.oldest_at ? short(Date.now() - Date.parse(row.oldest_at)) : '–'}];
const FIRST = [count('answered', 'overview.answered'), {key: 'in_time', title: 'overview.within', number: true, text: row => row.answered ? `${Math.round(100 * row.in_time / row.answered)} %` : '–'},
  wait('p50', 'overview.p50'), wait('p90', 'overview.p90')];
const TABLES = {
  topics: [{key: 'topic', title: 'topic', text: row => nameOf(row.topic)}, ...WAITING, ...FIRST],
  channels: [{key: 'channel', title: 'channel', text: row => `${kindName(row.kind)} · ${row.channel}`}, ...WAITING, ...FIRST],
  by_day: [{key: 'day', title: 'overview.day', text: row => row.day}, ...FIRST],
  agents: [{key: 'agent', title: 'overview.agent', text: row => row.agent}, count('holds', 'overview.now'), count('answers', 'overview.answers'), count('resolved', 'overview.resolved')],
  corrections: [{key: 'from', title: 'overview.from', text: row => nameOf(row.from)}, {key: 'to', title: 'overview.to', text: row => nameOf(row.to)}, count('count', 'overview.count')],
};

translate();
document.title = `${say('overview.title')} · Fairlead`;
addEventListener('signed-out', () => { location.href = `/sign-in?next=${encodeURIComponent(location.pathname)}`; });
at('days').addEventListener('change', show);
document.addEventListener('visibilitychange', () => document.hidden || show());
setInterval(() => document.hidden || show(), EVERY);
learnTopics(await api.topics().catch(() => []));
show();

async function show() {
  try {
    const now = await api.overview(at('days').value);
    sums(now);
    Object.entries(TABLES).forEach(([name, columns]) => table(name, columns, now[name]));
    state('connected');
  } catch {
    state('lost');
  }
}

function sums({topics, held, total}) {
  const all = key => topics.reduce((sum, row) => sum + row[key], 0);
  const oldest = topics.map(row => row.oldest_at).filter(Boolean).sort()[0];
  fill(at('sums'), [
    ['waiting', all('waiting').toLocaleString()], ['overview.late', all('breached').toLocaleString(), all('breached') > 0],
    ['overview.oldest', oldest ? short(Date.now() - Date.parse(oldest)) : '–'], ['claimed', held.toLocaleString()], ['overview.answered', total.answered.toLocaleString()],
    ['overview.within', total.answered ? `${Math.round(100 * total.in_time / total.answered)} %` : '–'],
    ['overview.p50', total.p50 === null ? '–' : span(total.p50 * 1000)], ['overview.p90', total.p90 === null ? '–' : span(total.p90 * 1000)],
  ].map(([title, value, bad]) => el('div', {class: bad && 'bad'}, el('dt', {}, say(title)), el('dd', {}, value))));
}

function table(name, columns, rows) {
  if (rows.length === 0) {
    fill(at(name), el('p', {class: 'soft'}, say('overview.none')));
    return;
  }
  const most = Object.fromEntries(columns.filter(column => column.chart).map(({key}) => [key, Math.max(1, ...rows.map(row => row[key]))]));
  fill(at(name),
    el('table', {},
      el('thead', {}, el('tr', {}, columns.map(column => el('th', {scope: 'col', class: column.number && 'number'}, say(column.title))))),
      el('tbody', {}, rows.map(row => el('tr', {}, columns.map((column, place) => cell(column, row, place, most)))))),
    el('button', {type: 'button', onclick: () => download(`fairlead-${name}-${new Date().toISOString().slice(0, 10)}.csv`, columns.map(({key}) => key), rows)}, `↓ ${say('overview.csv')}`));
}

function cell(column, row, place, most) {
  const text = column.text(row);
  const bad = column.bad && row[column.key] > 0;
  return el(place === 0 ? 'th' : 'td', {scope: place === 0 && 'row', class: `${column.number ? 'number' : ''}${bad ? ' bad' : ''}`},
    column.chart && bar(row[column.key] / most[column.key], column.bad), text);
}

function state(name) {
  if (at('state').dataset.name !== name) {
    at('state').dataset.name = name;
    at('state').textContent = say(name);
  }
}
