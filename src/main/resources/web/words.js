// The words of the desk and the administrators' page, by language; names of topics come from the operator's file.
import {names as enNames, words as en} from './words-en.js';
import {names as zhNames, words as zh} from './words-zh.js';

const ALL = {en, 'zh-CN': zh};
const NAMES = {en: enNames, 'zh-CN': zhNames};
const topics = new Map();

/** `?lang=` wins, then what was chosen before, then what the browser wishes; Chinese in any form is Chinese. */
export const language = chosen().toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';

/** The word for a key, with {0} replaced; empty when there is none. */
export function say(key, ...values) {
  let text = ALL[language][key] ?? ALL.en[key] ?? '';
  values.forEach((value, i) => { text = text.replace(`{${i}}`, value); });
  return text;
}

/** The name of a topic, a fact, a finding or a kind of channel; a code of the operator's own is shown as it is. */
export function nameOf(code) {
  return topics.get(code) ?? NAMES[language][code] ?? code.replaceAll('_', ' ');
}

export function kindName(kind) {
  return kind === 'email' ? nameOf('email_kind') : nameOf(kind);
}

/** The operator's topics, [{code, names}] in the order of his file. */
export function learnTopics(all) {
  all.forEach(({code, names}) => topics.set(code, names[language] ?? names.en ?? nameOf(code)));
}

export function knownTopics() {
  return [...topics.keys()];
}

/** A language in the words of this page's language. */
export function languageName(tag) {
  try {
    return new Intl.DisplayNames([language], {type: 'language'}).of(tag);
  } catch {
    return tag;
  }
}

/** Time left or over, in the largest two units. */
export function span(milliseconds) {
  const minutes = Math.floor(Math.abs(milliseconds) / 60000);
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (d) { return `${unit(d, 'd')} ${unit(h, 'h')}`; }
  if (h) { return `${unit(h, 'h')} ${unit(m, 'm')}`; }
  return m ? unit(m, 'm') : unit(Math.floor(Math.abs(milliseconds) / 1000), 's');
}

/** An age in one unit. */
export function short(milliseconds) {
  const minutes = Math.floor(milliseconds / 60000);
  return minutes >= 1440 ? unit(Math.floor(minutes / 1440), 'd') : minutes >= 60 ? unit(Math.floor(minutes / 60), 'h') : unit(Math.max(0, minutes), 'm');
}

export function moment(iso) {
  return new Intl.DateTimeFormat(language, {month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false}).format(new Date(iso));
}

/** Fills every element that names its words, and the language of the page. */
export function translate(root = document) {
  document.documentElement.lang = language;
  root.querySelectorAll('[data-say]').forEach(node => { node.textContent = say(node.dataset.say); });
  root.querySelectorAll('[data-say-label]').forEach(node => { node.setAttribute('aria-label', say(node.dataset.sayLabel)); });
  root.querySelectorAll('[data-say-hint]').forEach(node => { node.placeholder = say(node.dataset.sayHint); });
  const other = root.querySelector('#language');
  if (other) {
    const target = language === 'en' ? 'zh-CN' : 'en';
    const keep = () => { other.href = `?lang=${target}${location.hash}`; };
    other.lang = other.hreflang = target;
    other.textContent = target === 'en' ? 'English' : '中文';
    keep();
    addEventListener('hashchange', keep);
  }
}

function unit(number, key) {
  return `${number}${language === 'en' ? ' ' : ''}${say(key)}`;
}

function chosen() {
  const asked = new URLSearchParams(location.search).get('lang');
  if (asked) {
    localStorage.setItem('fairlead.lang', asked);
  }
  return asked ?? localStorage.getItem('fairlead.lang') ?? navigator.language ?? 'en';
}
