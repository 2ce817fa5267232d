// Where events go: the state of each endpoint, what was given up there, and what to do about it.
import {el} from './dom.js';
import {say} from './admin-words.js';
import {order, post, show} from './admin-orders.js';
import {table} from './admin-view.js';
import {moment} from './words.js';

const COLUMNS = ['endpoint', 'place', 'state', 'waiting', 'dead', 'delivered', 'last.error', 'deeds'];
const NUMBERS = ['waiting', 'dead', 'delivered'];

export function webhooks(rows) {
  return table(COLUMNS, rows.map(row => [
    el('th', {scope: 'row'}, row.name), el('td', {class: 'source'}, row.place), state(row),
    ...NUMBERS.map(name => el('td', {class: name === 'dead' && row.dead > 0 ? 'number bad' : 'number'}, row[name].toLocaleString())),
    el('td', {class: 'words'}, row.last_error ? [row.last_error, el('div', {}, moment(row.failed_at))] : ''),
    el('td', {}, el('span', {class: 'deeds'}, deeds(row)))]), NUMBERS);
}

function state(row) {
  const well = row.state === 'well' ? 'good' : row.state === 'gone' ? 'off' : 'bad';
  return el('td', {class: well}, say(`webhook.${row.state}`, row.stopped_by, row.stopped_why));
}

function deeds(row) {
  return [
    row.dead > 0 && el('button', {type: 'button', class: 'strong', onclick: () => give(row, 'replay', {all: true})}, say('replay.all', row.dead)),
    row.dead > 0 && el('button', {type: 'button', onclick: () => look(row)}, say('dead.show')),
    row.dead > 0 && el('button', {type: 'button', onclick: () => ask(row, 'drop', say('drop.title', row.dead), say('drop.why'), {all: true})}, say('drop.all', row.dead)),
    row.state === 'stopped' && el('button', {type: 'button', class: 'strong', onclick: () => give(row, 'resume', {})}, say('resume')),
    ['well', 'failing'].includes(row.state) && el('button', {type: 'button', onclick: () => ask(row, 'stop', say('stop.title', row.name), say('stop.why'), {})}, say('stop'))];
}

async function look(row) {
  const answer = await fetch(address(row), {headers: {Accept: 'application/json'}});
  const events = answer.ok ? await answer.json() : [];
  show(say('dead.title', row.name), [el('ul', {}, events.map(event => el('li', {},
    `#${event.id} · ${moment(event.at)} · ${event.ref} · ${event.type} · `, el('em', {}, event.reason), ' ',
    el('button', {type: 'button', onclick: click => {
      click.target.disabled = true;
      give(row, 'replay', {ids: [event.id]});
    }}, say('replay')))))], []);
}

function ask(row, deed, title, question, body) {
  const why = el('input', {maxlength: 500, 'aria-label': question});
  show(title, [el('p', {}, question), why], [[say(deed), () => post(address(row, deed), {...body, why: why.value}), true]]);
}

function give(row, deed, body) {
  return order(address(row, deed), body);
}

function address(row, deed) {
  return `/api/v1/operations/webhooks/${encodeURIComponent(row.name)}${deed ? `/${deed}` : ''}`;
}
