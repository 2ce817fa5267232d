// The administrators' page of users and of the audit.
import {at, el} from './dom.js';
import {say, translate} from './admin-words.js';
import {post, show} from './admin-orders.js';
import {follow, line, table, time} from './admin-view.js';

const ROLES = ['agent', 'operator', 'administrator'];
let next = null;

translate();
follow('/api/v1/users', users =>
  at('users').replaceChildren(table(['user', 'roles', 'state', 'signed.in', 'tokens', 'deeds'], users.map(row))));
at('add').addEventListener('click', add);
at('filter').addEventListener('submit', event => {
  event.preventDefault();
  audit('/api/v1/audit' + filter(), true);
});
at('more').addEventListener('click', () => audit(next, false));
audit('/api/v1/audit', true);

function row(user) {
  return [
    el('th', {scope: 'row'}, user.name), el('td', {}, user.roles.map(role => say(`role.${role}`)).join(', ')),
    el('td', {class: user.disabled ? 'off' : 'on'}, say(user.disabled ? 'user.disabled' : user.one_time_password ? 'user.new' : 'user.on'), user.oidc ? ' · OIDC' : ''),
    el('td', {}, time(user.signed_in_at) || say('never')),
    el('td', {class: 'number'}, user.tokens),
    el('td', {}, el('span', {class: 'deeds'},
      button('user.roles', () => roles(user)),
      !user.oidc && button('user.reset', () => sure('user.reset', 'user.reset.hint', user, async () => handOver(await post(address(user, '/password'), {})))),
      button(user.disabled ? 'user.enable' : 'user.disable', () => sure(user.disabled ? 'user.enable' : 'user.disable', user.disabled ? 'user.enable.hint' : 'user.disable.hint', user, () => change(user, {disabled: !user.disabled})))))];
}

function add() {
  const name = el('input', {maxlength: 80, autocomplete: 'off', 'aria-label': say('user')});
  const boxes = choice(['agent']);
  show(say('user.add'), [el('p', {}, say('user.name.hint')), name, boxes], [[say('user.add'), async () =>
    handOver(await post('/api/v1/users', {name: name.value.trim(), roles: chosen(boxes)})), true]]);
}

function roles(user) {
  const boxes = choice(user.roles);
  show(say('user.roles.of', user.name), [boxes], [[say('user.roles'), () => change(user, {roles: chosen(boxes)}), true]]);
}

function sure(title, hint, user, deed) {
  show(`${say(title)}: ${user.name}`, [el('p', {}, say(hint))], [[say(title), deed, true]]);
}

/** The password stands here and nowhere else; the dialog stays open until somebody has taken it. */
function handOver({name, password, hours}) {
  show(say('user.password', name), [el('p', {}, say('user.password.hint', hours)), el('pre', {id: 'password'}, password)], []);
  return false;
}

function change(user, body) {
  return post(address(user, ''), body, 'application/json', 'PATCH');
}

function address(user, deed) {
  return `/api/v1/users/${encodeURIComponent(user.name)}${deed}`;
}

function choice(of) {
  return el('p', {role: 'group', 'aria-label': say('roles')}, ROLES.map(role =>
    el('label', {class: 'choice'}, el('input', {type: 'checkbox', name: role, checked: of.includes(role)}), ' ', say(`role.${role}`))));
}

function chosen(boxes) {
  return [...boxes.querySelectorAll('input:checked')].map(box => box.name);
}

function filter() {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(at('filter'))) {
    if (value.trim()) {
      asked.set(name, name === 'since' || name === 'until' ? new Date(value).toISOString() : value.trim());
    }
  }
  return asked.size ? `?${asked}` : '';
}

async function audit(from, anew) {
  const answer = await fetch(from, {headers: {Accept: 'application/json'}});
  if (!answer.ok) {
    at('audit').replaceChildren(el('p', {role: 'alert'}, say('failed', (await answer.json().catch(() => ({}))).detail ?? answer.status)));
    return;
  }
  const rows = (await answer.json()).map(entry);
  next = answer.headers.get('Link')?.match(/<([^>]+)>/)?.[1] ?? null;
  at('more').hidden = !next;
  if (anew) {
    at('audit').replaceChildren(rows.length ? table(['at', 'audit.actor', 'audit.deed', 'audit.subject', 'reason'], rows) : el('p', {}, say('audit.none')));
  } else {
    at('audit').querySelector('tbody').append(...rows.map(line));
  }
}

function entry({at: when, actor, deed, subject, reason, detail}) {
  const more = Object.entries(detail).map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`).join(' · ');
  return [
    el('td', {}, time(when)), el('th', {scope: 'row'}, actor), el('td', {}, deed), el('td', {class: 'words'}, subject),
    el('td', {class: 'words'}, reason ?? '', more ? el('div', {class: 'soft'}, more) : null)];
}

function button(word, deed) {
  return el('button', {type: 'button', onclick: deed}, say(word));
}
