// Where many customers say the same at once: what, how many, since when, and what they are told.
import {el} from './dom.js';
import {say} from './admin-words.js';
import {table, time} from './admin-view.js';
import {nameOf} from './words.js';

export function incidents(rows) {
  return table(['incident', 'topic', 'tickets', 'incident.since', 'incident.told'], rows.map(row => [
    el('th', {scope: 'row', class: 'words'}, row.title), el('td', {}, nameOf(row.topic)),
    el('td', {class: 'number'}, el('a', {href: `/desk?q=${encodeURIComponent(row.ref)}`, 'aria-label': say('incident.show', row.count, row.ref)}, row.count.toLocaleString())),
    el('td', {}, time(row.since)), el('td', {class: 'words'}, told(row.words ?? {}))]), ['tickets']);
}

/** The text for all stands first; one for a language has its name before it. */
function told(words) {
  const languages = Object.keys(words).sort();
  return languages.length === 0
    ? el('span', {class: 'off'}, say('incident.untold'))
    : languages.map(language => el('div', {}, language && el('strong', {}, language, ' '), el('span', {lang: language || false}, words[language])));
}
