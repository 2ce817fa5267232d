// Words of a customer as nodes: masked places marked, addresses of web pages made buttons that ask before they open.
import {el} from './dom.js';
import {nameOf} from './words.js';
import {openLink} from './link.js';

const ADDRESS = /\bhttps?:\/\/[^\s<>"'\u3000-\u303f\uff00-\uffef]+/giu;

/** Findings hold places in code points; overlapping ones are marked once. */
export function marked(points, findings, from, to) {
  const pieces = [];
  let at = from;
  for (const finding of findings.filter(f => (f.part ?? 'text') === 'text' && f.end > from && f.start < to).sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, finding.start);
    const end = Math.min(to, finding.end);
    if (start < end) {
      pieces.push(...linked(points.slice(at, start).join('')));
      pieces.push(el('mark', {class: finding.severity, title: nameOf(finding.type)}, points.slice(start, end).join('')));
      at = end;
    }
  }
  pieces.push(...linked(points.slice(at, to).join('').trimEnd()));
  return pieces;
}

/** Text with its web addresses as buttons; the address is shown whole, so that nobody is led by other words. */
export function linked(text) {
  const pieces = [];
  let at = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const address = found[0].replace(/[.,;:!?)\]}]+$/, '');
    pieces.push(text.slice(at, found.index), el('button', {type: 'button', class: 'link', onclick: () => openLink(address)}, address));
    at = found.index + address.length;
  }
  pieces.push(text.slice(at));
  return pieces;
}
