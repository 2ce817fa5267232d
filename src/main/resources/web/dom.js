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
  fill(node, ...children);
  return node;
}

/** A link to a ticket of the same page. */
export const refLink = ref => el('a', {href: '#' + ref, class: 'ref'}, ref);

/** Replaces what stands in an element. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false && child !== ''));
}

const tags = new WeakMap();

export const at = id => document.getElementById(id);

/**
 * Makes a list's children the given ones, and leaves alone the nodes of those whose tag did not change: a selection, an
 * unfolded part and the focus stay. Items are {key, tag, draw}.
 */
export function keyed(list, items) {
  const old = new Map([...list.children].map(node => [node.dataset.key, node]));
  const nodes = items.map(({key, tag, draw}) => {
    const known = old.get(key);
    if (known && tags.get(known) === tag) {
      return known;
    }
    const node = draw();
    node.dataset.key = key;
    tags.set(node, tag);
    return node;
  });
  nodes.forEach((node, place) => list.children[place] !== node && list.insertBefore(node, list.children[place] ?? null));
  while (list.children.length > nodes.length) {
    list.lastChild.remove();
  }
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
