// A mail as it was laid out: rebuilt from a fixed list of elements, without a single attribute of the sender's.
// What DOMParser makes is inert: it runs nothing and fetches nothing.
import {el} from './dom.js';
import {linked} from './marked.js';

const KEPT = new Set(['p', 'div', 'br', 'hr', 'b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'ul', 'ol', 'li', 'dl', 'dt', 'dd',
  'blockquote', 'pre', 'code', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption', 'sub', 'sup', 'small']);
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'head', 'title', 'svg', 'math']);
const HEADINGS = /^h[1-6]$/;
const LAYOUT = /<(table|ul|ol|blockquote|pre|h[1-6]|b|strong|em|i|u|del|s)\b/i;

/** Whether the layout says more than the plain words do. */
export function isFormatted(html) {
  return LAYOUT.test(html ?? '');
}

export function formatted(html) {
  const from = new DOMParser().parseFromString(html, 'text/html');
  return el('div', {class: 'formatted', dir: 'auto'}, copies(from.body));
}

function copies(node) {
  return [...node.childNodes].map(copy);
}

function copy(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    return linked(node.data);
  }
  if (node.nodeType !== Node.ELEMENT_NODE || SILENT.has(node.localName)) {
    return null;
  }
  const name = node.localName;
  if (name === 'a') {
    return [copies(node), target(node)];
  }
  if (HEADINGS.test(name)) {
    return el('p', {class: 'strong'}, copies(node));
  }
  return KEPT.has(name) ? el(name, {}, copies(node)) : copies(node);
}

/** Where a link leads is always readable beside its words. */
function target(link) {
  const address = link.getAttribute('href') ?? '';
  return /^https?:/i.test(address) && address !== link.textContent.trim() ? [' (', linked(address), ')'] : null;
}
