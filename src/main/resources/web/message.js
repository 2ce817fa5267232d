// One message: who, when, whether everybody can read it, its words with masked places marked, its files.
import {el} from './dom.js';
import {files} from './files.js';
import {formatted, isFormatted} from './formatted.js';
import {marked} from './marked.js';
import {moment, nameOf, say} from './words.js';

export function message(each, ref) {
  const open = each.visibility === 'public';
  return el('li', {class: `message ${each.direction}${open ? ' open' : ''}`, 'data-id': each.id},
    el('header', {},
      el('strong', {}, each.author?.name || (each.direction === 'out' ? say('us') : say('noname'))), ' ',
      el('time', {datetime: each.sent_at}, moment(each.sent_at)),
      edits(each),
      each.merged_from && el('span', {class: 'chip ref'}, each.merged_from),
      each.auto && each.auto !== 'no' && el('span', {class: 'chip'}, say('auto.' + each.auto)),
      open && el('span', {class: 'chip public'}, say(each.direction === 'out' ? 'public.out' : 'public.long'))),
    laidOut(each),
    files(each.attachments ?? [], ref),
    found(each.findings ?? []));
}

function edits(each) {
  const times = (each.revisions ?? []).map(revision => moment(revision.at));
  return times.length > 0 && el('span', {class: 'chip', title: times.join(' · ')}, `${say('edited')} ${times[times.length - 1]}`);
}

/** Plain words first; the sender's layout on request. */
function laidOut(each) {
  const plain = words(each);
  if (!isFormatted(each.html)) {
    return plain;
  }
  const place = el('div', {}, plain);
  const choice = el('button', {type: 'button', class: 'link small', 'aria-pressed': 'false', onclick: () => {
    const rich = choice.getAttribute('aria-pressed') === 'false';
    choice.setAttribute('aria-pressed', String(rich));
    place.replaceChildren(...rich ? [formatted(each.html)] : plain);
  }}, say('formatted'));
  return [place, choice];
}

/** History that stands at the end is folded; quotes between the lines stay where they are. */
function words(each) {
  const points = Array.from(each.text);
  const quoted = Array.from(each.quoted_text ?? '');
  const end = Array.from(each.text.trimEnd()).length;
  const folds = quoted.length > 0 && quoted.length < end && points.slice(end - quoted.length, end).join('') === quoted.join('');
  const fold = folds ? end - quoted.length : points.length;
  return [
    el('div', {class: 'text', dir: 'auto'}, marked(points, each.findings ?? [], 0, fold)),
    folds && el('details', {}, el('summary', {}, say('quoted')),
      el('div', {class: 'text quoted', dir: 'auto'}, marked(points, each.findings, fold, points.length))),
  ].filter(Boolean);
}

function found(findings) {
  const kinds = new Map();
  for (const finding of findings) {
    const kind = kinds.get(finding.type) ?? {severity: finding.severity, count: 0};
    kind.count++;
    kinds.set(finding.type, kind);
  }
  return kinds.size > 0 && el('p', {class: 'findings'}, el('span', {class: 'soft'}, say('findings') + ' '),
    [...kinds].map(([type, {severity, count}]) => [chip(type, severity, count), ' ']));
}

/** A kind of finding, never its text. */
export function chip(type, severity, count = 1) {
  return el('span', {class: `chip finding ${severity}`}, nameOf(type) + (count > 1 ? ` ×${count}` : ''));
}
