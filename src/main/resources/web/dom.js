// Text gets into the page by textContent only, so that nothing a customer wrote can ever run.

/** Makes an element: el('p', {class: 'x'}, 'text', child, …); null and false children are left out. */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      node.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== false && value !== undefined) {
      node.setAttribute(key, value === true ? '' : String(value));
    }
  }
  node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

/** Reads JSON, and gives null when it is what the caller has already (ETag). */
export function reader(address) {
  let tag = '';
  return async () => {
    const answer = await fetch(address, {headers: tag ? {'If-None-Match': tag, Accept: 'application/json'} : {Accept: 'application/json'}});
    if (answer.status === 304) {
      return null;
    }
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    tag = answer.headers.get('ETag') ?? '';
    return answer.json();
  };
}

/** Calls again and again, two seconds after the last answer; a hidden page rests. */
export function poll(step, failed) {
  const round = async () => {
    if (!document.hidden) {
      try {
        await step();
      } catch (error) {
        failed(error);
      }
    }
    setTimeout(round, 2000);
  };
  return round();
}
