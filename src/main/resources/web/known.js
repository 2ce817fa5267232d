// The right: what an agent would look for first.
import {isClosed} from './api.js';
import {el, fill, refLink} from './dom.js';
import {merged} from './merge.js';
import {splits} from './split.js';
import {knownTopics, kindName, moment, nameOf, say} from './words.js';

/** Everything known of a ticket besides its words. deeds: ask(fact), askAll(), correct(topic), prioritise(name), merge(ref), split(ref). */
export function known(ticket, deeds) {
  const mayAsk = !isClosed(ticket);
  return [
    merged(ticket, mayAsk && deeds.split),
    splits(ticket),
    ticket.incident && incident(ticket.incident),
    block(say('due'),
      el('p', {class: 'topic'},
        el('label', {}, el('span', {class: 'unseen'}, say('priority')),
          select(['urgent', 'high', 'normal', 'low'], ticket.priority, say, deeds.prioritise, 'priority')),
        mayAsk && el('time', {class: 'due', datetime: ticket.due_at, title: moment(ticket.due_at)}))),
    ticket.missing.length > 0 && block(say('missing'),
      el('ul', {class: 'missing'}, ticket.missing.map(wanted => el('li', {},
        el('span', {}, wanted.split('|').map(nameOf).join(` ${say('or')} `)),
        mayAsk && el('button', {type: 'button', class: 'copy', 'data-ask': wanted, onclick: () => deeds.ask([wanted])}, say('ask'))))),
      mayAsk && ticket.missing.length > 1 && el('button', {type: 'button', class: 'wide', 'data-ask': 'all', onclick: () => deeds.ask(ticket.missing)}, say('ask.all'))),
    block(say('facts'), ticket.facts.length > 0
      ? el('dl', {class: 'facts'}, ticket.facts.map(fact =>
        el('div', {}, el('dt', {}, nameOf(fact.type)), el('dd', {}, typeof fact.value === 'boolean' ? say(fact.value ? 'yes' : 'no') : value(fact.value)))))
      : el('p', {class: 'soft'}, say('none'))),
    block(say('customer'),
      el('p', {class: 'strong'}, ticket.customer.name || say('noname')),
      ticket.customer.addresses.length > 0
        ? el('ul', {class: 'plain'}, ticket.customer.addresses.map(address => el('li', {}, value(address))))
        : el('p', {class: 'soft breaks'}, ticket.customer.id),
      (ticket.related ?? []).map(other => el('p', {}, refLink(other.ref), ' ',
        el('span', {class: other.visibility === 'public' ? 'chip public' : 'chip'}, say(other.visibility)), ' ', el('span', {class: 'soft'}, say('status.' + other.status)))),
      el('div', {id: 'others'})),
    topic(ticket, deeds),
    (ticket.similar ?? []).length > 0 && block(say('same'), ticket.similar.map(other => same(other, deeds))),
    el('div', {id: 'similar'}),
    (ticket.history ?? []).length > 0 && el('details', {class: 'block'}, el('summary', {}, say('history')),
      el('ul', {class: 'plain history'}, ticket.history.map(event => el('li', {}, el('span', {}, say('event.' + event.kind, event.agent ?? '')), event.detail?.files > 0 && el('span', {class: 'soft'}, ` (${say('attachments')}: ${event.detail.files}) `), el('time', {class: 'soft'}, moment(event.at)))))),
  ];
}

/** Many customers at once with the same: whoever answers one should know. */
function incident({ref, title, count, since, open}) {
  return el('section', {class: 'block incident'}, el('h3', {}, say(open ? 'incident' : 'incident.over')),
    el('p', {class: 'strong'}, title), el('p', {}, el('a', {href: `?q=${encodeURIComponent(ref)}`}, say('incident.count', count, moment(since)))));
}

function same({ref, status, channel, because, mergeable}, deeds) {
  return el('p', {}, refLink(ref), ' ', el('span', {class: 'soft'}, `${kindName(channel.kind)} · ${say('status.' + status)}`), ' ',
    because.map(why => [el('span', {class: 'chip'}, say('why.' + why) || nameOf(why)), ' ']),
    mergeable && el('button', {type: 'button', class: 'copy', 'data-merge': ref, 'aria-label': say('merge.with', ref), onclick: () => deeds.merge(ref)}, say('do.merge')));
}

function topic({topic: {code, confidence, because, alternatives}, flags}, deeds) {
  const others = alternatives.filter(other => other.code !== code && other.confidence >= 0.01).slice(0, 3);
  return block(say('topic'),
    el('p', {class: 'topic'}, el('span', {class: 'strong'}, nameOf(code)), el('span', {class: 'soft'}, `${percent(confidence)} ${say('confidence')}`)),
    el('meter', {min: 0, max: 1, value: confidence, low: 0.5, high: 0.8, optimum: 1, 'aria-label': say('confidence')}),
    because.length > 0 && el('p', {}, el('span', {class: 'soft'}, say('because') + ' '), because.map(word => [el('span', {class: 'chip'}, word), ' '])),
    flags.includes('unsure') && el('p', {}, el('button', {type: 'button', class: 'copy', 'data-topic': code, onclick: () => deeds.correct(code)}, say('topic.right', nameOf(code)))),
    others.length > 0 && el('p', {class: 'chips'}, el('span', {class: 'soft'}, say('correct')),
      others.map(other => el('button', {type: 'button', class: 'copy', 'data-topic': other.code, onclick: () => deeds.correct(other.code)}, `${nameOf(other.code)} ${percent(other.confidence)}`))),
    el('label', {class: 'wide'}, el('span', {class: 'unseen'}, say('topic.other')),
      select(['', ...knownTopics().filter(each => each !== code)], '', each => each === '' ? say('topic.other') : nameOf(each), deeds.correct, 'topic-choice')));
}

/** Other tickets, a line each: of the same customer, or about the same. */
export function tickets(title, rows) {
  return rows.length === 0 ? [] : [el('h4', {}, title), el('ul', {class: 'tickets-short'}, rows.map(row => el('li', {},
    el('a', {href: '#' + row.ref}, row.subject || row.excerpt || row.ref),
    el('span', {class: 'soft'}, `${kindName(row.channel.kind)} · ${nameOf(row.topic.code)} · ${say('status.' + row.status)} · ${moment(row.last_message_at)}`))))];
}

/** Copies, and says so on the button. */
export async function copy(text, button) {
  await navigator.clipboard.writeText(text);
  if (button) {
    fill(button, say('copied'));
    setTimeout(() => fill(button, say('copy')), 1500);
  }
}

function value(text) {
  return [el('span', {class: 'breaks'}, String(text)), ' ',
    el('button', {type: 'button', class: 'copy', 'aria-label': `${say('copy')}: ${text}`, onclick: event => copy(String(text), event.currentTarget)}, say('copy'))];
}

function select(codes, chosen, name, done, id) {
  return el('select', {id, onchange: event => event.currentTarget.value && done(event.currentTarget.value)},
    codes.map(code => el('option', {value: code, selected: code === chosen}, name(code))));
}

function block(title, ...children) {
  return el('section', {class: 'block'}, el('h3', {}, title), children);
}

function percent(share) {
  return `${Math.round(share * 100)} %`;
}
