// Everything that counts down or up, once a second.
import {moment, say, span} from './words.js';

const SOON = 15 * 60000;

export function tick() {
  const now = Date.now();
  document.querySelectorAll('.due').forEach(due => {
    const left = Date.parse(due.dateTime) - now;
    put(due, say(left < 0 ? 'late' : 'left', span(left)));
    due.classList.toggle('over', left < 0);
    due.classList.toggle('soon', left >= 0 && left < SOON);
  });
  document.querySelectorAll('.until').forEach(time => put(time, say('until', moment(time.dateTime))));
  document.querySelectorAll('.goes').forEach(time => {
    const left = Math.ceil((Date.parse(time.dateTime) - now) / 1000);
    put(time, left > 0 ? say('goes.in', left) : say('answer.sending'));
    if (left <= 0) {
      time.parentElement.querySelector('button')?.remove();
    }
  });
}

function put(node, words) {
  if (node.textContent !== words) {
    node.textContent = words;
  }
}
