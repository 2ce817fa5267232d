// The administrators' page: channels, incidents, quarantine, outbox, webhooks, ledger, configuration.
import {at, el} from './dom.js';
import {say, translate} from './admin-words.js';
import {channels} from './admin-channels.js';
import {incidents} from './admin-incidents.js';
import {quarantine} from './admin-quarantine.js';
import {webhooks} from './admin-webhooks.js';
import {follow, table, time} from './admin-view.js';
import {learnTopics} from './words.js';

const OUTCOMES = ['queued', 'appended', 'duplicate', 'ignored', 'rejected', 'quarantined'];
let missing = new Map();
let settings = [];

translate();
follow('/api/v1/channels', rows => {
  missing = new Map(rows.map(row => [row.name, row.missing ?? 0]));
  channels(at('channels'), rows);
});
fetch('/api/v1/topics', {headers: {Accept: 'application/json'}}).then(answer => answer.json()).then(learnTopics).catch(() => {})
  .finally(() => follow('/api/v1/incidents', rows => draw('incidents', rows.filter(row => row.open), incidents)));
follow('/api/v1/quarantine', rows => draw('quarantine', rows, quarantine));
follow('/api/v1/operations/outbox', rows => draw('outbox', rows, outbox));
follow('/api/v1/operations/webhooks', rows => draw('webhooks', rows, webhooks));
follow('/api/v1/ledger', rows => draw('ledger', rows, ledger));
follow('/api/v1/operations/ledger', rows => draw('hours', rows, hours, 'ledger'));
follow('/api/v1/operations/configuration', told => {
  settings = told.settings;
  notes(told);
  configuration();
});
at('filter').addEventListener('input', configuration);
fetch('/api/v1/me', {headers: {Accept: 'application/json'}}).then(answer => answer.json()).then(me => {
  at('people').hidden = !me.roles?.includes('administrator');
}).catch(() => {});

function draw(place, rows, table, name = place) {
  at(place).replaceChildren(rows.length > 0 ? table(rows) : el('p', {}, say(`${name}.none`)));
}

function outbox(rows) {
  return table(['channel', 'kind', 'state', 'ref', 'attempts', 'at', 'next', 'reason'], rows.map(row => [
    el('th', {scope: 'row'}, row.channel), cell(say(row.kind)), cell(say(row.state === 'unknown' ? 'unknown_outcome' : row.state === 'refused' ? 'rejected' : row.state)), cell(row.ref ?? ''),
    el('td', {class: 'number'}, row.attempts), el('td', {}, time(row.created_at)), el('td', {}, row.state === 'pending' ? time(row.next_at) : ''), el('td', {class: 'words'}, row.reason ?? '')]), ['attempts']);
}

function ledger(rows) {
  return table(['channel', 'seen', ...OUTCOMES, 'sum', 'last'], rows.map(row => {
    const lost = missing.get(row.channel) ?? 0;
    return [el('th', {scope: 'row'}, row.channel), ...['seen', ...OUTCOMES].map(name => number(row[name])),
      el('td', {class: lost > 0 ? 'bad' : 'good'}, lost > 0 ? say('sum.no', lost) : say('sum.yes')), el('td', {}, time(row.last_at))];
  }), ['seen', ...OUTCOMES]);
}

function hours(rows) {
  return table(['hour', 'channel', 'door', 'seen', ...OUTCOMES, 'returned'], rows.map(row => [
    el('th', {scope: 'row'}, time(row.hour)), cell(row.channel), number(row.counted_at_the_door),
    ...['seen', ...OUTCOMES].map(name => number(row[name])), number(row.returned)]), ['door', 'seen', ...OUTCOMES, 'returned']);
}

function configuration() {
  const wanted = at('filter').value.trim().toLowerCase();
  const rows = settings.filter(row => `${row.key} ${row.value} ${row.from}`.toLowerCase().includes(wanted));
  at('configuration').replaceChildren(table(['key', 'value', 'from'], rows.map(row => [
    el('th', {scope: 'row'}, row.key), el('td', {class: 'source'}, row.value), cell(row.from)])));
}

function notes({mistakes, next_start: later}) {
  at('notes').replaceChildren(
    ...mistakes.length ? [el('div', {class: 'note', role: 'alert'}, say('mistakes'), el('ul', {}, mistakes.map(line => el('li', {}, line))))] : [],
    ...later.length ? [el('div', {class: 'note later'}, say('next.start'), el('ul', {}, later.map(line => el('li', {}, line))))] : []);
}

function cell(text) {
  return el('td', {}, String(text));
}

function number(count) {
  return el('td', {class: 'number'}, count.toLocaleString());
}
