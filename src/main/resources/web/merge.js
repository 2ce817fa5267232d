// Two tickets become one: what that means is said before.
import * as api from './api.js';
import {ask} from './dialog.js';
import {el, refLink} from './dom.js';
import * as lease from './lease.js';
import {say} from './words.js';

const REFERENCE = '\\s*[Ff][Ll]-[2-9A-HJ-NP-Za-hj-np-z]{6,12}\\s*';

/** Merges a ticket into another one: the given one, or the one that the agent names. */
export async function merge({ref}, token, given = '') {
  const chosen = await ask({
    title: given ? say('merge.title.into', ref, given) : say('merge.title', ref),
    body: [
      !given && el('p', {class: 'field'}, el('label', {for: 'f-into'}, say('merge.into')),
        el('input', {id: 'f-into', name: 'into', required: true, pattern: REFERENCE, placeholder: 'FL-7K3QX9', autocomplete: 'off'})),
      el('ul', {class: 'plain'}, ['goes', 'later', 'stub', 'forever'].map(what => el('li', {}, say('merge.' + what, ref))))],
    yes: say('merge.yes'), danger: Boolean(given),
  });
  if (!chosen) {
    return null;
  }
  const joined = await api.merge(ref, token, given || chosen.into.trim());
  lease.letGo(ref);
  location.hash = joined.ref;
  return say('done.merge', ref, joined.ref);
}

/** Where this ticket's matter goes on, and which tickets were merged into it; those can be split off again. */
export function merged({merged_into: into, merged: from = []}, split) {
  return (into || from.length > 0) && el('section', {class: 'block merged'},
    into && el('p', {}, say('merged.into'), ' ', refLink(into)),
    from.length > 0 && el('p', {}, say('merged.from'), ' ', from.map(ref => [refLink(ref), ' ', split && el('button', {type: 'button', class: 'copy', 'data-split': ref, 'aria-label': say('split.again', ref), onclick: () => split(ref)}, say('do.split')), ' '])));
}
