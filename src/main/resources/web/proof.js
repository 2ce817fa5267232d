// A worker that solves ALTCHA's challenge: the number whose SHA-256 together with the salt is the one given. Its own
// SHA-256 (FIPS 180-4), because crypto.subtle is missing on pages without TLS and slow for many short texts.
const K = new Uint32Array(64);
const START = new Uint32Array(8);

// The first 32 bits of the fractions of the roots of the first primes.
for (let n = 2, found = 0; found < 64; n += 1) {
  let prime = true;
  for (let d = 2; d * d <= n; d += 1) {
    prime &&= n % d !== 0;
  }
  if (prime) {
    if (found < 8) {
      START[found] = (Math.sqrt(n) % 1) * 2 ** 32;
    }
    K[found] = (Math.cbrt(n) % 1) * 2 ** 32;
    found += 1;
  }
}

const W = new Uint32Array(64);
const turn = (x, by) => (x >>> by) | (x << (32 - by));

function block(H, view, from) {
  for (let t = 0; t < 16; t += 1) {
    W[t] = view.getUint32(from + 4 * t);
  }
  for (let t = 16; t < 64; t += 1) {
    const a = W[t - 15];
    const b = W[t - 2];
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    W[t] = W[t - 16] + s0 + W[t - 7] + s1;
  }
  let [a, b, c, d, e, f, g, h] = H;
  for (let t = 0; t < 64; t += 1) {
    const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[t] + W[t]) | 0;
    const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => { H[i] += value; });
}

function sha256(text) {
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, bytes.length * 8);
  const H = START.slice();
  for (let from = 0; from < padded.length; from += 64) {
    block(H, view, from);
  }
  return H;
}

onmessage = ({ data: { algorithm, challenge, maxnumber, salt, signature } }) => {
  const wanted = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => parseInt(challenge.slice(8 * i, 8 * i + 8), 16));
  for (let number = 0; number <= maxnumber; number += 1) {
    const hash = sha256(salt + number);
    if (hash[0] === wanted[0] && wanted.every((part, i) => part === hash[i])) {
      postMessage(btoa(JSON.stringify({ algorithm, challenge, number, salt, signature })));
      return;
    }
  }
  throw new Error('no number solves the challenge');
};
