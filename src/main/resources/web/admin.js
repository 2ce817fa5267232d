// The administrators' page: channels, ledger, quarantine.
import {el, poll, reader} from './dom.js';
import {kindName, moment, say, translate} from './words.js';

const OUTCOMES = ['queued', 'appended', 'duplicate', 'ignored', 'rejected', 'quarantined'];
const at = id => document.getElementById(id);

translate();
document.title = say('title');
[['channels', channels], ['ledger', ledger], ['quarantine', quarantine]].forEach(([name, draw]) => {
  const read = reader(`/api/v1/${name}`);
  poll(async () => {
    const rows = await read();
    state('connected');
    if (rows) {
      at(name).replaceChildren(rows.length > 0 ? draw(rows) : el('p', {}, say(name + '.none')));
    }
  }, () => state('lost'));
});

function channels(rows) {
  return table(['channel', 'kind', 'state', 'reason'], rows.map(row => [
    el('th', {scope: 'row'}, row.name), cell(kindName(row.kind)),
    el('td', {class: row.state === 'on' ? 'on' : 'off'}, say(row.state)), words(row.reason ?? '')]));
}

function ledger(rows) {
  return table(['channel', 'seen', ...OUTCOMES, 'sum', 'last'], rows.map(row => {
    const good = row.seen === OUTCOMES.reduce((sum, outcome) => sum + row[outcome], 0);
    return [el('th', {scope: 'row'}, row.channel), ...['seen', ...OUTCOMES].map(name => el('td', {class: 'number'}, row[name].toLocaleString())),
      el('td', {class: good ? 'good' : 'bad'}, say(good ? 'sum.yes' : 'sum.no')), el('td', {}, time(row.last_at))];
  }), ['seen', ...OUTCOMES]);
}

function quarantine(rows) {
  return table(['at', 'channel', 'state', 'reason', 'source'], rows.map(row => [
    el('td', {}, time(row.at)), el('th', {scope: 'row'}, row.channel), cell(say('state.' + row.state)), words(row.reason),
    el('td', {class: 'source'}, row.source_id)]));
}

function table(heads, rows, numbers = []) {
  return el('table', {},
    el('thead', {}, el('tr', {}, heads.map(head => el('th', {scope: 'col', class: numbers.includes(head) && 'number'}, say(head))))),
    el('tbody', {}, rows.map(cells => el('tr', {}, cells))));
}

function cell(text) {
  return el('td', {}, String(text));
}

function words(text) {
  return el('td', {class: 'words'}, text);
}

function time(iso) {
  return iso ? el('time', {datetime: iso}, moment(iso)) : '';
}

function state(name) {
  at('state').dataset.name = name;
  at('state').textContent = say(name);
}
