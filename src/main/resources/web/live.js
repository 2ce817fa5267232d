// News from the server: server-sent events, and asking every few seconds where they do not get through.
import {eventsAddress} from './api.js';

const OPENS_WITHIN = 5000;
const ASKED_EVERY = 3000;
const TRIED_EVERY = 15000;

/**
 * Calls happened({kind, …}) for each ticket's event, counted(queue) for each new count, watched({ref, watchers}), mentioned() when a note
 * names this agent or he has read it, missed() when events may be
 * missing or there are none, so that everything is to be read again. A hidden page lets go of its connection: a browser
 * has six for each server, and an agent may have seven tabs.
 */
export function live({happened, counted, watched, mentioned, missed}) {
  let source = null;
  let asking = null;
  let lastTry = 0;
  listen();
  addEventListener('online', listen);
  document.addEventListener('visibilitychange', () => document.hidden ? rest() : listen());
  return {listen};

  function listen() {
    rest();
    if (document.hidden) {
      return;
    }
    lastTry = Date.now();
    const mine = source = new EventSource(eventsAddress);
    const late = setTimeout(() => mine === source && mine.readyState !== EventSource.OPEN && ask(), OPENS_WITHIN);
    mine.addEventListener('open', () => { clearTimeout(late); stopAsking(); missed(); });
    mine.addEventListener('ticket', event => happened(JSON.parse(event.data)));
    mine.addEventListener('queue', event => counted(JSON.parse(event.data)));
    mine.addEventListener('watchers', event => watched(JSON.parse(event.data)));
    mine.addEventListener('mention', () => mentioned());
    mine.addEventListener('reset', () => missed());
    mine.addEventListener('error', ask);
  }

  function ask() {
    asking ??= setInterval(() => {
      missed();
      if (source?.readyState === EventSource.CLOSED && Date.now() - lastTry > TRIED_EVERY) {
        listen();
      }
    }, ASKED_EVERY);
    missed();
  }

  function stopAsking() {
    clearInterval(asking);
    asking = null;
  }

  function rest() {
    stopAsking();
    source?.close();
    source = null;
  }
}
