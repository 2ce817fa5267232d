// The right: what an agent would look for first.
import {el} from './dom.js';
import {moment, nameOf, say} from './words.js';

/** Everything known of a ticket besides its words. */
export function known(ticket) {
  return [
    block(say('due'),
      el('p', {class: 'topic'}, el('span', {class: `priority ${ticket.priority}`}, say(ticket.priority)), ' ',
        el('time', {class: 'due', datetime: ticket.due_at, title: moment(ticket.due_at)}))),
    block(say('customer'),
      el('p', {class: 'strong'}, ticket.customer.name || say('noname')),
      ticket.customer.addresses.length > 0
        ? el('ul', {class: 'plain'}, ticket.customer.addresses.map(address => el('li', {}, value(address))))
        : el('p', {class: 'soft breaks'}, ticket.customer.id)),
    block(say('facts'), ticket.facts.length > 0
      ? el('dl', {class: 'facts'}, ticket.facts.map(fact =>
        el('div', {}, el('dt', {}, nameOf(fact.type)), el('dd', {}, typeof fact.value === 'boolean' ? say(fact.value ? 'yes' : 'no') : value(fact.value)))))
      : el('p', {class: 'soft'}, say('none'))),
    ticket.missing.length > 0 && block(say('missing'),
      el('ul', {class: 'missing'}, ticket.missing.map(wanted => el('li', {}, wanted.split('|').map(nameOf).join(` ${say('or')} `))))),
    block(say('topic'),
      el('p', {class: 'topic'}, el('span', {class: 'strong'}, nameOf(ticket.topic.code)), ' ',
        el('span', {class: 'soft'}, `${percent(ticket.topic.confidence)} ${say('confidence')}`)),
      el('meter', {min: 0, max: 1, value: ticket.topic.confidence, low: 0.5, high: 0.8, optimum: 1, 'aria-label': say('confidence')}),
      ticket.topic.because.length > 0 && el('p', {}, el('span', {class: 'soft'}, say('because') + ' '),
        ticket.topic.because.map(word => [el('span', {class: 'chip'}, word), ' '])),
      ticket.topic.alternatives.length > 0 && el('p', {}, el('span', {class: 'soft'}, say('alternatives') + ' '),
        ticket.topic.alternatives.map(other => [el('span', {class: 'chip'}, `${nameOf(other.code)} ${percent(other.confidence)}`), ' ']))),
  ];
}

/** Copies, and says so on the button. */
export async function copy(text, button) {
  await navigator.clipboard.writeText(text);
  if (button) {
    const before = button.textContent;
    button.textContent = say('copied');
    setTimeout(() => { button.textContent = before; }, 1500);
  }
}

function value(text) {
  return [el('span', {class: 'breaks'}, String(text)), ' ',
    el('button', {type: 'button', class: 'copy', 'aria-label': `${say('copy')}: ${text}`, onclick: event => copy(String(text), event.currentTarget)}, say('copy'))];
}

function block(title, ...children) {
  return el('section', {class: 'block'}, el('h3', {}, title), children);
}

function percent(share) {
  return `${Math.round(share * 100)} %`;
}
