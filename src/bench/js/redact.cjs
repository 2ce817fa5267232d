// What redact-pii and @redactpii/node do with the same texts. GuardBench starts it: node redact.cjs FOLDER TEXTS, where
// FOLDER holds both packages in its node_modules and TEXTS is one text a line ("\n" for a line break).
// node redact.cjs FOLDER PACKAGE GOLD.jsonl prints what one of them finds, as lines {"id","spans","warn"}.
const { createRequire } = require('node:module');
const { readFileSync } = require('node:fs');
const path = require('node:path');

const [folder, first, gold] = process.argv.slice(2);
const load = createRequire(path.resolve(folder, 'package.json'));
const redactors = {
  'redact-pii': () => {
    const redactor = new (load('redact-pii').SyncRedactor)();
    return text => redactor.redact(text);
  },
  '@redactpii/node': () => {
    const redactor = new (load('@redactpii/node').Redactor)();
    return text => redactor.redact(text);
  },
};
const kinds = {
  EMAIL_ADDRESS: 'EMAIL', PHONE_NUMBER: 'PHONE', CREDIT_CARD_NUMBER: 'PAYMENT_CARD', CREDIT_CARD: 'PAYMENT_CARD',
  US_SOCIAL_SECURITY_NUMBER: 'SSN', SSN: 'SSN', PERSON_NAME: 'PERSON_NAME', STREET_ADDRESS: 'ADDRESS',
  PASSWORD: 'PASSWORD', USERNAME: 'ACCOUNT_UID', DIGITS: 'ORDER_NO', ZIPCODE: 'ADDRESS', URL: 'URL', IP_ADDRESS: 'IP',
  CREDENTIALS: 'PASSWORD',
};

/** Where the words stood that the redactor replaced by the name of a kind. */
function spans(text, redacted) {
  const found = [];
  const names = new RegExp('\\b(' + Object.keys(kinds).sort((a, b) => b.length - a.length).join('|') + ')\\b', 'g');
  const parts = redacted.split(names);
  let at = 0;
  for (let i = 1; i < parts.length; i += 2) {
    const start = at + parts[i - 1].length;
    const end = parts[i + 1] === '' && i + 2 >= parts.length ? text.length : text.indexOf(parts[i + 1], start);
    if (end < 0) return found;
    found.push({ start: [...text.slice(0, start)].length, end: [...text.slice(0, end)].length, type: kinds[parts[i]] });
    at = end;
  }
  return found;
}

if (gold) {
  const redact = redactors[first]();
  for (const line of readFileSync(gold, 'utf8').split('\n').filter(Boolean)) {
    const { id, text } = JSON.parse(line);
    const found = spans(text, redact(text)).filter(span => !['URL', 'IP'].includes(span.type) && span.end > span.start);
    console.log(JSON.stringify({ id, spans: found, warn: found.length > 0 }));
  }
} else {
  const texts = readFileSync(first, 'utf8').split('\n').filter(Boolean).map(text => text.replaceAll('\\n', '\n'));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  for (const [name, build] of Object.entries(redactors)) {
    const redact = build();
    texts.slice(0, 2000).forEach(redact);
    const begun = process.cpuUsage();
    texts.forEach(redact);
    const used = process.cpuUsage(begun);
    const seconds = (used.user + used.system) / 1e6;
    console.log(`${name.padEnd(18)}${(bytes / 1e6 / seconds).toFixed(1).padStart(8)} MB/s${Math.round(texts.length / seconds).toString().padStart(10)} messages/s`);
  }
}
