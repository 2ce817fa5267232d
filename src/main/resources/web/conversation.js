// The middle: everything that was said, by whom and through which channel, with notes and our answers, in order.
import {at, el, fill, keyed, refLink} from './dom.js';
import {linked} from './marked.js';
import {message} from './message.js';
import {kindName, moment, nameOf, say} from './words.js';

const NEAR = 80;
const TOLD = new Set(['requeued', 'lease_expired', 'resolved', 'reopened', 'spam', 'snoozed', 'woken', 'topic', 'topic_corrected', 'undelivered', 'answer_undone', 'closed_by_customer', 'rated', 'merged', 'merged_into', 'split_off', 'split_from']);

/** deeds: undo(answer), reveal(message) when this person may. Words of other tickets go when another one is shown. */
export function showConversation(ticket, isNew, deeds) {
  const scroller = at('scroller');
  const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
  const before = isNew ? Infinity : at('messages').children.length;
  if (isNew) {
    fill(at('messages'));
  }
  keyed(at('messages'), entries(ticket, deeds));
  if (isNew || atEnd) {
    scroller.scrollTop = isNew ? lastAsked() : scroller.scrollHeight;
    at('newer').hidden = true;
  } else if (at('messages').children.length > before) {
    at('newer').hidden = false;
  }
}

/** From the customer's last message on, as far as the end allows. */
function lastAsked() {
  const asked = [...at('messages').querySelectorAll('.message.in')].pop();
  return asked ? asked.offsetTop - at('messages').offsetTop : at('scroller').scrollHeight;
}

export function about(ticket) {
  const open = ticket.visibility === 'public';
  fill(at('about'),
    el('h2', {}, ticket.subject || `${nameOf(ticket.topic.code)} · ${ticket.customer.name || say('noname')}`),
    el('p', {class: 'chips'},
      el('span', {class: 'ref'}, ticket.ref),
      el('span', {class: `chip status ${ticket.status}`}, say('status.' + ticket.status)),
      (ticket.channels ?? [ticket.channel]).map(channel => el('span', {class: 'chip'}, `${kindName(channel.kind)} · ${channel.name}`)),
      open && el('span', {class: 'chip public'}, say('public')),
      ticket.agent && el('span', {class: 'chip'}, say('held', ticket.agent)),
      ticket.team && el('span', {class: 'chip'}, ticket.team),
      (ticket.tags ?? []).map(tag => el('span', {class: 'chip'}, '#' + tag)),
      ticket.snoozed_until && el('span', {class: 'chip'}, say('until', moment(ticket.snoozed_until)))),
    ticket.flags.length > 0 && el('p', {class: 'care', role: 'note'},
      el('strong', {}, say('flags') + ': '), ticket.flags.map(nameOf).join(' · ')));
}

function entries(ticket, deeds) {
  const answers = new Map((ticket.answers ?? []).map(answer => [answer.message_id, answer]));
  return [
    ...(ticket.messages ?? []).map(each => entry(each.direction === 'out' ? each.sent_at : each.received_at, `m${each.id}`,
      [each, answers.get(each.id), answers.get(each.id) && Date.parse(answers.get(each.id).send_at) > Date.now()], () => said(each, answers.get(each.id), ticket.ref, deeds))),
    ...(ticket.notes ?? []).map(note => entry(note.at, `n${note.id}`, note, () => noted(note))),
    ...ticket.warnings.map((warning, i) => entry(warning.at, `w${i}`, warning, () => sentByUs(say('warning'), warning))),
    ...(ticket.notices ?? []).filter(notice => notice.kind !== 'reply').map((notice, i) => entry(notice.at, `s${i}`, notice, () => sentByUs(say('notice.' + notice.kind) || nameOf(notice.kind), notice))),
    ...(ticket.history ?? []).filter(event => TOLD.has(event.kind)).map((event, i) => entry(event.at, `h${i}`, event, () => happened(event, ticket.notes ?? []))),
  ].sort((a, b) => a.at - b.at || a.key.localeCompare(b.key, 'en', {numeric: true}));
}

function entry(when, key, content, draw) {
  return {at: Date.parse(when), key, tag: JSON.stringify(content), draw};
}

function said(each, answer, ref, deeds) {
  const node = message(each, ref);
  const state = answer?.state ?? each.state;
  if (each.direction === 'out' && state) {
    const early = answer && state === 'pending' && Date.parse(answer.send_at) > Date.now();
    node.append(el('p', {class: `state ${state}`},
      early ? [el('time', {class: 'goes', datetime: answer.send_at}), ' ', el('button', {type: 'button', onclick: () => deeds.undo(answer)}, say('undo'))]
        : say('answer.' + state),
      answer?.reason && el('span', {}, ` (${answer.reason})`)),
      ...(answer?.files ?? []).filter(file => file.state !== state).map(file => el('p', {class: `state ${file.state}`}, el('bdi', {}, file.name), ': ', say('answer.' + file.state))));
  }
  if (deeds.reveal && each.direction === 'in' && (each.findings ?? []).length > 0) {
    node.append(el('button', {type: 'button', class: 'link small', onclick: () => deeds.reveal(each)}, say('reveal')));
  }
  return node;
}

function noted(note) {
  return el('li', {class: 'message note'},
    el('header', {}, el('strong', {}, note.agent), ' ', el('time', {datetime: note.at}, moment(note.at)), el('span', {class: 'chip'}, say('note.only'))),
    el('div', {class: 'text', dir: 'auto'}, mentioned(note)));
}

/** Only who is named to the server, too, is marked: a name that is nobody's is plain text. */
function mentioned({text, mentions}) {
  return text.split(/(@[a-z0-9](?:[a-z0-9._@+-]*[a-z0-9])?)/i).map((piece, i) =>
    i % 2 && mentions.includes(piece.slice(1).toLowerCase()) ? el('strong', {class: 'mention'}, piece) : linked(piece));
}

function sentByUs(what, {state, at: when, reason}) {
  return el('li', {class: `warning ${state}`},
    el('strong', {}, what), ' ', say('answer.' + state), ' ', reason && el('span', {}, `(${reason}) `), el('time', {datetime: when}, moment(when)));
}

/** A note that came with it stands in the conversation by itself, mostly. */
function happened({kind, agent, at: when, detail = {}}, notes) {
  const topic = detail.topic ?? detail.to;
  return el('li', {class: 'event'},
    el('span', {}, say('event.' + kind, agent ?? '')), ' ',
    topic && el('span', {class: 'chip'}, nameOf(topic)), ' ',
    /^(merged|split)/.test(kind) && [refLink(detail.ref), ' '],
    detail.note && !notes.some(note => note.text === detail.note) && el('span', {class: 'strong'}, detail.note), ' ', el('time', {datetime: when}, moment(when)));
}
