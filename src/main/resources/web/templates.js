// Answers to begin with, and the question for what is missing: in the customer's language, from the operator's words.
import * as api from './api.js';
import {nameOf} from './words.js';

const loaded = new Map();

/** The templates for a ticket's topic and language; null when they cannot be had now. */
export async function loadTemplates({topic: {code}, language}) {
  const id = `${code} ${language}`;
  if (!loaded.has(id)) {
    loaded.set(id, api.templates(code, language).catch(() => { loaded.delete(id); return null; }));
  }
  return loaded.get(id);
}

/** A template with the ticket's own words in its places. */
export function fillIn(template, ticket, wanted = ticket.missing) {
  const places = {ref: ticket.ref, name: ticket.customer.name ?? '', missing: wanted.map(each => '- ' + wordsFor(each, template)).join('\n')};
  return template.text.replace(/\{(ref|name|missing)\}/g, (_, place) => places[place]).trim();
}

/** The question for some facts. When the answer has begun already, only the wanted facts, a line each. */
export async function question(ticket, wanted, begun) {
  const template = (await loadTemplates(ticket) ?? []).find(each => each.text.includes('{missing}'));
  if (!template || begun) {
    return wanted.map(each => '- ' + wordsFor(each, template)).join('\n');
  }
  return fillIn(template, ticket, wanted);
}

/** Alternatives are joined by |. */
function wordsFor(wanted, template) {
  return template?.missing?.[wanted] ?? wanted.split('|').map(each => template?.missing?.[each] ?? nameOf(each)).join(' / ');
}
