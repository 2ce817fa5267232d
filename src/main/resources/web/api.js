// Everything that the desk asks of the server, one function a deed; the contract is /api/v1/openapi.yaml.

let csrfToken = '';

/** Nothing is done to such a ticket unless it is opened again. */
export const isClosed = ({status}) => ['resolved', 'spam', 'merged'].includes(status);

/** What the server refused: code is a word to act on, detail a sentence; status 0 means that it was not reached. */
export class Refusal extends Error {
  constructor(status, problem = {}) {
    super(problem.detail || problem.title || String(status));
    this.status = status;
    this.code = problem.code ?? '';
    this.findings = problem.findings ?? [];
    this.most = problem.most ?? '';
    this.errors = problem.errors ?? [];
  }
}

/** Who asks; what a page must send along with its writes is kept here. */
export async function me() {
  const known = await get('/me');
  csrfToken = known.csrf_token ?? '';
  return known;
}

export const queue = () => get('/queue');
export const topics = () => get('/topics');
export const templates = (topic, language) => get('/templates', {topic, language});
export const ticket = ref => get(`/tickets/${ref}`);
export const overview = days => get('/overview', {days});

/** One page of summaries; next is the cursor of the page after it, null on the last. */
export async function tickets(filters) {
  const answer = await call('GET', `/tickets?${query({view: 'summary', ...filters})}`);
  const link = /<([^>]+)>;\s*rel="?next"?/.exec(answer.headers.get('Link') ?? '');
  return {rows: await answer.json(), next: link && new URL(link[1], location.origin).searchParams.get('cursor')};
}

export const claimNext = filters => post('/claims', filters);
export const claim = ref => post('/claims', {ref});
export const heartbeat = (ref, token) => post(`/tickets/${ref}/heartbeat`, {token}, null);
export const release = (ref, token) => post(`/tickets/${ref}/release`, {token});
export const requeue = (ref, token, change) => post(`/tickets/${ref}/requeue`, {token, ...change});
export const snooze = (ref, token, until) => post(`/tickets/${ref}/snooze`, {token, until});
export const resolve = (ref, token, seen, asSpam) => post(`/tickets/${ref}/resolve`, {token, seen, as_spam: asSpam});
export const reopen = ref => post(`/tickets/${ref}/reopen`);
export const split = (ref, token, messages, topic) => post(`/tickets/${ref}/split`, {messages, ...topic && {topic}, ...token !== undefined && {token}});
export const merge = (ref, token, into) => post(`/tickets/${ref}/merge`, {into, ...token !== undefined && {token}});
export const answer = (ref, body, key) => post(`/tickets/${ref}/answers`, body, key);
export const putUp = (ref, file) => json('POST', `/tickets/${ref}/files?${query({name: file.name})}`, file, newKey());
export const undoAnswer = id => json('DELETE', `/answers/${id}`);
export const addNote = (ref, text, key) => post(`/tickets/${ref}/notes`, {text}, key);
export const watch = (ref, doing) => json('PUT', `/tickets/${ref}/watchers/me`, {doing});
export const unwatch = ref => call('DELETE', `/tickets/${ref}/watchers/me`, undefined, null, true);
export const mentions = () => get('/mentions', {limit: 30});
export const readMention = id => json('PUT', `/mentions/${id}/read`);
export const colleagues = () => get('/colleagues');
export const reveal = (ref, message, reason) => post(`/tickets/${ref}/messages/${message}/reveal`, {reason}, null);
export const change = (ref, what) => json('PATCH', `/tickets/${ref}`, what);

export const fileAddress = (ref, file) => `/api/v1/tickets/${ref}/attachments/${file.sha256}`;
export const eventsAddress = '/api/v1/events';

/** For a form that the browser posts itself. */
export const csrf = () => csrfToken;

/** For a write that may be sent again: the same key, so that it is done once. */
export function newKey() {
  return crypto.randomUUID();
}

function get(path, filters = {}) {
  const asked = query(filters);
  return json('GET', asked ? `${path}?${asked}` : path);
}

function post(path, body, key = newKey()) {
  return json('POST', path, body, key);
}

async function json(method, path, body, key) {
  const answer = await call(method, path, body, key);
  return answer.status === 204 ? null : answer.json();
}

/** What is lasting goes out even when the page is closed meanwhile. */
async function call(method, path, body, key, lasting = false) {
  const headers = {Accept: 'application/json'};
  const isFile = body instanceof Blob;
  if (body !== undefined) {
    headers['Content-Type'] = isFile ? 'application/octet-stream' : 'application/json';
  }
  if (csrfToken && method !== 'GET') {
    headers['X-CSRF-Token'] = csrfToken;
  }
  if (key) {
    headers['Idempotency-Key'] = key;
  }
  let answer;
  try {
    const sent = body === undefined || isFile ? body : JSON.stringify(body);
    answer = await fetch(`/api/v1${path}`, {method, headers, body: sent, credentials: 'same-origin', keepalive: lasting});
  } catch {
    throw new Refusal(0);
  }
  if (!answer.ok) {
    const refusal = new Refusal(answer.status, await answer.json().catch(() => ({})));
    if (refusal.status === 401) {
      dispatchEvent(new Event('signed-out'));
    }
    throw refusal;
  }
  return answer;
}

function query(filters) {
  return new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== undefined && value !== null && value !== '')).toString();
}
