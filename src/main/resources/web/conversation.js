// The middle: every message of the conversation, masked places marked, quoted history folded.
import {el} from './dom.js';
import {kindName, moment, nameOf, say} from './words.js';

/** The whole conversation of a ticket. */
export function conversation(ticket, back) {
  const open = ticket.visibility === 'public';
  return [
    el('header', {class: 'about'},
      el('button', {type: 'button', class: 'back', onclick: back}, '‹ ' + say('back')),
      el('h2', {}, ticket.subject || `${nameOf(ticket.topic.code)} · ${ticket.customer.name || say('noname')}`),
      el('p', {},
        el('span', {class: 'ref'}, ticket.ref), ' ',
        el('span', {class: 'chip'}, `${kindName(ticket.channel.kind)} · ${ticket.channel.name}`), ' ',
        open && el('span', {class: 'chip public'}, say('public')), ' ',
        ticket.agent && el('span', {class: 'chip'}, say('held', ticket.agent)))),
    ticket.flags.length > 0 && el('p', {class: 'care', role: 'note'},
      el('strong', {}, say('flags') + ': '), ticket.flags.map(nameOf).join(' · ')),
    el('ol', {class: 'messages'}, (ticket.messages ?? []).map(message)),
    ticket.warnings.map(warning),
  ];
}

/** The first words, where there is no subject. */
export function preview(ticket) {
  const words = ticket.messages?.[0]?.reply_text || ticket.messages?.[0]?.text || '';
  return words.length > 90 ? Array.from(words).slice(0, 90).join('') + '…' : words;
}

function message(each) {
  const open = each.visibility === 'public';
  return el('li', {class: `message ${each.direction}${open ? ' open' : ''}`},
    el('header', {},
      el('strong', {}, each.direction === 'out' ? say('to') : each.author.name || say('noname')), ' ',
      el('time', {datetime: each.sent_at}, moment(each.sent_at)),
      each.revisions.length > 0 && el('span', {class: 'chip'}, say('edited')),
      each.auto !== 'no' && el('span', {class: 'chip'}, say('auto.' + each.auto)),
      open && el('span', {class: 'chip public'}, say('public.long'))),
    words(each),
    each.attachments.length > 0 && el('ul', {class: 'files', 'aria-label': say('attachments')},
      each.attachments.map(file => el('li', {}, file.name, el('span', {class: 'soft'}, ` ${file.type}${size(file.size)}`)))),
    each.findings.length > 0 && el('p', {class: 'findings'},
      el('span', {class: 'soft'}, say('findings') + ' '),
      counted(each.findings).map(([type, severity, count]) =>
        [el('span', {class: `chip finding ${severity}`}, nameOf(type) + (count > 1 ? ` ×${count}` : '')), ' '])));
}

function words(each) {
  const points = Array.from(each.text);
  const quoted = Array.from(each.quoted_text ?? '');
  const end = points.length - trailing(points);
  // History that stands at the end is folded; quotes between the lines stay where they are.
  const folds = quoted.length > 0 && quoted.length < end && points.slice(end - quoted.length, end).join('') === quoted.join('');
  const fold = folds ? end - quoted.length : points.length;
  return [
    el('div', {class: 'text', dir: 'auto'}, marked(points, each.findings, 0, fold)),
    folds && el('details', {}, el('summary', {}, say('quoted')),
      el('div', {class: 'text quoted', dir: 'auto'}, marked(points, each.findings, fold, points.length))),
  ];
}

function trailing(points) {
  let count = 0;
  while (count < points.length && /\s/.test(points[points.length - 1 - count])) {
    count++;
  }
  return count;
}

/** Findings hold places in code points; overlapping ones are marked once. */
function marked(points, findings, from, to) {
  const pieces = [];
  let at = from;
  for (const finding of findings.filter(f => f.part === undefined && f.end > from && f.start < to).sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, finding.start);
    const end = Math.min(to, finding.end);
    if (start < end) {
      pieces.push(points.slice(at, start).join(''));
      pieces.push(el('mark', {class: finding.severity, title: nameOf(finding.type)}, points.slice(start, end).join('')));
      at = end;
    }
  }
  pieces.push(points.slice(at, to).join('').trimEnd());
  return pieces;
}

function counted(findings) {
  const kinds = new Map();
  for (const finding of findings) {
    const kind = kinds.get(finding.type) ?? [finding.type, finding.severity, 0];
    kind[2]++;
    kinds.set(finding.type, kind);
  }
  return [...kinds.values()];
}

function warning(each) {
  return el('p', {class: `warning ${each.state}`},
    el('strong', {}, say('warning')), ' ', say('warning.' + each.state), ' ',
    el('time', {datetime: each.at}, moment(each.at)));
}

function size(bytes) {
  if (bytes < 0) { return ''; }
  return bytes < 1024 ? `, ${bytes} B` : bytes < 1048576 ? `, ${Math.round(bytes / 1024)} KB` : `, ${(bytes / 1048576).toFixed(1)} MB`;
}
