// What an agent is typing, by ticket: it survives a reload and a crash, and goes when it is sent or he signs out.
const PREFIX = 'fairlead.draft.';
const KEPT = 7 * 24 * 3600 * 1000;

/** The drafts of one agent in this browser; another agent's are never shown. */
export function drafts(agent) {
  const prefix = `${PREFIX}${agent}.`;
  forgetOld();
  return {
    /** {answer, note, mode, files}; empty words where there are none. */
    of: ref => ({answer: '', note: '', mode: 'answer', files: [], ...read(prefix + ref)}),
    has: ref => localStorage.getItem(prefix + ref) !== null,
    refs: () => keys().filter(key => key.startsWith(prefix)).map(key => key.slice(prefix.length)),
    keep(ref, draft) {
      if (draft.answer.trim() === '' && draft.note.trim() === '' && draft.files.length === 0) {
        localStorage.removeItem(prefix + ref);
      } else {
        localStorage.setItem(prefix + ref, JSON.stringify({...draft, at: Date.now()}));
      }
    },
  };
}

/** At sign-out: what was typed may quote a customer, and the next person at this computer may be somebody else. */
export function forgetAll() {
  keys().forEach(key => localStorage.removeItem(key));
}

function forgetOld() {
  keys().filter(key => Date.now() - (read(key)?.at ?? 0) > KEPT).forEach(key => localStorage.removeItem(key));
}

function keys() {
  return Object.keys(localStorage).filter(key => key.startsWith(PREFIX));
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}
