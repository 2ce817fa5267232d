// Makes a form nicer where scripts run: files are measured before they are sent, sending shows how far it is, and the
// proof of work is solved meanwhile. Without this script every form works too.
const say = (words, ...values) => values.reduce((said, value, i) => said.replace(`{${i}}`, value), words);

function complaint(input) {
  const files = [...input.files];
  const limits = input.dataset;
  if (files.length > Number(limits.most)) {
    return say(limits.tooMany, '', files.length);
  }
  const large = files.find((file) => file.size > Number(limits.bytes));
  if (large) {
    return say(limits.tooLarge, large.name);
  }
  const together = files.reduce((sum, file) => sum + file.size, 0);
  return together > Number(limits.together) ? limits.tooLargeTogether : '';
}

function tell(input, words) {
  const field = input.closest('.field');
  field.querySelector('.error')?.remove();
  field.classList.toggle('wrong', words !== '');
  input.toggleAttribute('aria-invalid', words !== '');
  const others = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && !id.endsWith('-error'));
  if (words) {
    const error = document.createElement('p');
    error.className = 'error';
    error.id = `${input.id}-error`;
    error.setAttribute('role', 'alert');
    error.textContent = words;
    input.before(error);
    others.push(error.id);
  }
  input.setAttribute('aria-describedby', others.join(' '));
}

const proofs = new WeakMap();

// One challenge, solved in a worker; solved anew when the page lay open too long.
function prove(form) {
  const known = proofs.get(form);
  if (known && Date.now() - known.at < 15 * 60_000) {
    return known.solution;
  }
  const solution = fetch(form.dataset.challenge)
    .then((answer) => answer.json())
    .then((challenge) => new Promise((resolve, reject) => {
      const worker = new Worker('/web/proof.js');
      worker.onmessage = (message) => { worker.terminate(); resolve(message.data); };
      worker.onerror = reject;
      worker.postMessage(challenge);
    }));
  solution.catch(() => proofs.delete(form));
  proofs.set(form, { at: Date.now(), solution });
  return solution;
}

function bar(form) {
  const box = document.createElement('div');
  box.className = 'progress';
  box.setAttribute('role', 'status');
  const label = document.createElement('label');
  const progress = document.createElement('progress');
  progress.max = 100;
  progress.id = `${form.dataset.number}-progress`;
  label.htmlFor = progress.id;
  box.append(label, progress);
  form.querySelector('.send').before(box);
  return {
    show(percent) {
      progress.value = percent;
      label.textContent = say(form.dataset.sending, percent);
    },
    fail() {
      box.className = 'alert';
      box.setAttribute('role', 'alert');
      box.textContent = form.dataset.failed;
    },
    remove: () => box.remove(),
  };
}

// The answer's page takes the place of this one; chosen files stay chosen, which the server cannot do.
function replace(page, files) {
  const next = new DOMParser().parseFromString(page, 'text/html');
  document.title = next.title;
  document.querySelector('main').replaceWith(document.adoptNode(next.querySelector('main')));
  for (const [name, list] of files) {
    const input = document.querySelector(`input[type=file][name="${CSS.escape(name)}"]`);
    if (input) {
      input.files = list;
      document.getElementById(`${input.id}-again`)?.remove();
    }
  }
  document.querySelectorAll('main form').forEach(enhance);
  (document.querySelector('[autofocus]') ?? document.querySelector('[aria-invalid]'))?.focus();
  scrollTo(0, 0);
}

async function send(form) {
  const button = form.querySelector('.send button');
  const inputs = [...form.querySelectorAll('input[type=file]')];
  const progress = bar(form);
  button.disabled = true;
  progress.show(0);
  const body = new FormData(form);
  try {
    if (form.dataset.challenge) {
      // Without a proof the server still takes a few: better than not to send at all.
      body.set('altcha', await prove(form).catch(() => ''));
    }
    const answer = await new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', form.action);
      request.setRequestHeader('Accept', 'text/html');
      request.upload.onprogress = (event) => progress.show(Math.floor((100 * event.loaded) / event.total));
      request.onload = () => resolve(request);
      request.onerror = () => reject(new Error('sending failed'));
      request.send(body);
    });
    if (answer.status < 400) {
      location.assign(answer.responseURL);
    } else {
      proofs.delete(form);
      replace(answer.responseText, inputs.map((input) => [input.name, input.files]));
    }
  } catch {
    progress.fail();
    button.disabled = false;
  }
}

let number = 0;

function enhance(form) {
  if (!form.dataset.sending) {
    return;
  }
  number += 1;
  form.dataset.number = `form-${number}`;
  const inputs = [...form.querySelectorAll('input[type=file]')];
  inputs.forEach((input) => input.addEventListener('change', () => tell(input, complaint(input))));
  if (form.dataset.challenge) {
    form.addEventListener('input', () => prove(form).catch(() => {}), { once: true });
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    form.querySelectorAll('.progress, form > .alert').forEach((old) => old.remove());
    const wrong = inputs.find((input) => complaint(input));
    if (wrong) {
      tell(wrong, complaint(wrong));
      wrong.focus();
    } else {
      send(form);
    }
  });
}

document.querySelectorAll('main form').forEach(enhance);
