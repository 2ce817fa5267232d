// A customer's link opens only after the agent has read where it leads.
import {el} from './dom.js';
import {ask} from './dialog.js';
import {say} from './words.js';

export async function openLink(address) {
  let target;
  try {
    target = new URL(address);
  } catch {
    return;
  }
  const yes = await ask({
    title: say('link.title'),
    body: [
      el('p', {class: 'host'}, target.protocol === 'https:' ? '' : `${target.protocol}//`, el('strong', {}, target.host)),
      el('p', {class: 'soft breaks'}, target.href),
      el('p', {}, say('link.hint'))],
    yes: say('link.open'),
  });
  if (yes) {
    window.open(target.href, '_blank', 'noopener,noreferrer');
  }
}
