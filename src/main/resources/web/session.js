// Who sits at the desk; and out again.
import * as api from './api.js';
import {ask} from './dialog.js';
import {at, el, fill} from './dom.js';
import {drafts, forgetAll} from './drafts.js';
import {say} from './words.js';

const AGAIN = 2000;

/** Name, roles and the leases that he holds already; asked until the server answers. */
export async function whoAmI(trouble) {
  addEventListener('signed-out', () => { location.href = `/sign-in?next=${encodeURIComponent(location.pathname)}`; });
  for (;;) {
    try {
      const me = await api.me();
      fill(at('who'), me.name);
      at('sign-out').addEventListener('submit', event => { event.preventDefault(); leave(me.name, event.target); });
      return me;
    } catch (refusal) {
      trouble(refusal);
      await new Promise(done => setTimeout(done, AGAIN));
    }
  }
}

/** What was typed leaves this computer with the agent, but not without a word. */
async function leave(name, form) {
  const refs = drafts(name).refs();
  const sure = refs.length === 0 || await ask({
    title: say('sign-out.drafts'), body: el('p', {}, say('sign-out.hint'), ' ', refs.join(', ')), yes: say('sign-out'), danger: true});
  if (sure) {
    forgetAll();
    form.querySelector('[name=csrf]').value = api.csrf();
    form.submit();
  }
}
