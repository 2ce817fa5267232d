// What is done to a ticket besides answering it. Each gives a sentence when done, null when it was called off.
import * as api from './api.js';
import {ask, field, select} from './dialog.js';
import {el} from './dom.js';
import * as lease from './lease.js';
import {knownTopics, moment, nameOf, say} from './words.js';

export {merge} from './merge.js';
export {split} from './split.js';

export async function release({ref}, token) {
  if (token === undefined) {
    return null;
  }
  await api.release(ref, token);
  lease.letGo(ref);
  return say('done.release');
}

export async function resolve({ref, message_count: seen}, token) {
  return token === undefined ? null : end(ref, token, seen, false);
}

export async function spam({ref, message_count: seen}, token) {
  const sure = token !== undefined && await ask({title: say('spam.title'), body: el('p', {}, say('spam.hint')), yes: say('do.spam'), danger: true});
  return sure ? end(ref, token, seen, true) : null;
}

async function end(ref, token, seen, asSpam) {
  await api.resolve(ref, token, seen, asSpam);
  lease.letGo(ref);
  return say(asSpam ? 'done.spam' : 'done.resolve');
}

export async function requeue({ref, topic, priority, team}, token) {
  const chosen = token !== undefined && await ask({
    title: say('do.requeue'),
    body: [
      field('topic', say('topic'), select('topic', knownTopics(), topic.code, nameOf)),
      field('priority', say('priority'), select('priority', ['urgent', 'high', 'normal', 'low'], priority, say)),
      field('team', say('team'), el('input', {id: 'f-team', name: 'team', maxlength: 100, value: team ?? ''})),
      field('note', say('requeue.note'), el('textarea', {id: 'f-note', name: 'note', rows: 3, maxlength: 20000}))],
    yes: say('do.requeue'),
  });
  if (!chosen) {
    return null;
  }
  await api.requeue(ref, token, {
    topic: chosen.topic, priority: chosen.priority,
    ...chosen.team.trim() && {team: chosen.team.trim()}, ...chosen.note.trim() && {note: chosen.note.trim()}});
  lease.letGo(ref);
  return say('done.requeue');
}

export async function snooze({ref}, token) {
  const chosen = token !== undefined && await ask({
    title: say('do.snooze'),
    body: [
      el('fieldset', {}, el('legend', {}, say('snooze.until')), times().map(([name, when], i) => el('label', {class: 'line'},
        el('input', {type: 'radio', name: 'until', value: when.toISOString(), checked: i === 0}), ` ${say('snooze.' + name)} `, el('span', {class: 'soft'}, moment(when))))),
      el('p', {class: 'soft'}, say('snooze.hint'))],
    yes: say('do.snooze'),
  });
  if (!chosen) {
    return null;
  }
  await api.snooze(ref, token, chosen.until);
  lease.letGo(ref);
  return say('done.snooze', moment(chosen.until));
}

export async function tags({ref, tags: now}) {
  const chosen = await ask({
    title: say('do.tags'),
    body: field('tags', say('tags.hint'), el('input', {id: 'f-tags', name: 'tags', value: (now ?? []).join(' '), autocomplete: 'off'})),
    yes: say('keep'),
  });
  if (!chosen) {
    return null;
  }
  await api.change(ref, {tags: [...new Set(chosen.tags.split(/[\s,，#]+/).filter(Boolean))]});
  return say('done.tags');
}

export async function reopen({ref}) {
  await api.reopen(ref);
  return say('done.reopen');
}

/** For administrators: what came, secrets included; why is recorded. */
export async function reveal(ref, message, failed) {
  const given = await ask({
    title: say('reveal'),
    body: [el('p', {class: 'care'}, say('reveal.hint')), field('reason', say('reason'), el('input', {id: 'f-reason', name: 'reason', required: true, minlength: 5, maxlength: 500, autocomplete: 'off'}))],
    yes: say('reveal'), danger: true,
  });
  if (given) {
    try {
      const {originals} = await api.reveal(ref, message.id, given.reason);
      await ask({title: say('reveal.shown'), body: originals.map(each => el('pre', {class: 'original'}, each.text)), yes: say('close')});
    } catch (refusal) {
      failed(refusal);
    }
  }
}

/** Times that a person means: in an hour, tomorrow morning, in three days, next week. */
function times() {
  const at = (days, hour) => { const when = new Date(); when.setDate(when.getDate() + days); when.setHours(hour, 0, 0, 0); return when; };
  return [['hour', new Date(Date.now() + 3600_000)], ['hours', new Date(Date.now() + 4 * 3600_000)], ['tomorrow', at(1, 9)], ['days', at(3, 9)], ['week', at(7, 9)]];
}
