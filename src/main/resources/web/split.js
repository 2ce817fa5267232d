// One ticket becomes two: messages that are another matter begin a ticket of their own.
import * as api from './api.js';
import {ask, field, select} from './dialog.js';
import {el, refLink} from './dom.js';
import {knownTopics, moment, nameOf, say} from './words.js';

const LENGTH = 120;

/** Splits messages off; those that came for the given merged ticket are chosen already. */
export async function split(ticket, token, from = '') {
  const {ref, messages} = ticket;
  const boxes = messages.map(each => el('input', {type: 'checkbox', name: 'message', value: each.id, checked: from !== '' && each.merged_from === from}));
  const check = () => boxes[0]?.setCustomValidity(isApart(messages, boxes) ? '' : say('refused.not_apart'));
  check();
  const chosen = await ask({
    title: say('split.title', ref),
    body: [
      el('fieldset', {onchange: check}, el('legend', {}, say('split.which')), messages.map((each, i) => line(each, boxes[i]))),
      field('topic', say('topic'), select('topic', ['', ...knownTopics()], '', code => code === '' ? say('split.topic') : nameOf(code))),
      el('ul', {class: 'plain'}, ['later', 'stays'].map(what => el('li', {}, say('split.' + what, ref))))],
    yes: say('split.yes'),
  });
  if (!chosen) {
    return null;
  }
  const ids = boxes.filter(box => box.checked).map(box => Number(box.value));
  const fresh = await api.split(ref, token, ids, chosen.topic);
  return say('done.split', fresh.ref);
}

/** A message of the customer goes, and one stays. */
function isApart(messages, boxes) {
  const asked = boxes.filter((box, i) => messages[i].direction === 'in');
  return asked.some(box => box.checked) && asked.some(box => !box.checked);
}

function line(each, box) {
  const words = Array.from(each.reply_text || each.text);
  return el('label', {class: 'line'}, box, ' ',
    el('strong', {}, each.author?.name || say(each.direction === 'out' ? 'us' : 'noname')), ' ',
    el('span', {class: 'soft'}, moment(each.sent_at)), ' ',
    each.merged_from && [el('span', {class: 'chip ref'}, each.merged_from), ' '],
    el('span', {dir: 'auto'}, words.slice(0, LENGTH).join('') + (words.length > LENGTH ? '…' : '')));
}

/** From which ticket this one was split off, and which were split off from it. */
export function splits({split_from: from, split: off = []}) {
  return (from || off.length > 0) && el('section', {class: 'block split'},
    from && el('p', {}, say('split.from'), ' ', refLink(from)),
    off.length > 0 && el('p', {}, say('split.off'), ' ', off.map(ref => [refLink(ref), ' '])));
}
