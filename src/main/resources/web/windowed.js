// A list of any length: only the rows near the window are in the page, all of the same height.
import {el} from './dom.js';

const BEYOND = 8;

/**
 * Shows rows in a scroller. keyOf(row) names a row, line(row, current) makes the inside of one; a row whose tagOf(row) did not
 * change keeps its element, and with it focus and selection. needMore() is called when the end comes near. Of ten thousand
 * rows only those that are drawn are looked at.
 */
export function windowed(scroller, {keyOf, tagOf, line}, needMore) {
  const list = el('ol', {class: 'rows'});
  const drawn = new Map();
  let rows = [];
  let current = '';
  let total = 0;
  let height = 0;
  scroller.append(list);
  scroller.addEventListener('scroll', draw, {passive: true});
  new ResizeObserver(() => { height = 0; draw(); }).observe(scroller);
  return {show, reveal};

  /** total is how many there are in all, loaded or not. */
  function show(newRows, newCurrent, newTotal = newRows.length) {
    [rows, current, total] = [newRows, newCurrent, newTotal];
    draw();
  }

  /** Scrolls as little as needed to bring a row into sight, and gives it the focus if asked. */
  function reveal(key, focus) {
    const place = rows.findIndex(row => keyOf(row) === key);
    if (place < 0) {
      return;
    }
    const top = place * rowHeight();
    if (top < scroller.scrollTop) {
      scroller.scrollTop = top;
    } else if (top + rowHeight() > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = top + rowHeight() - scroller.clientHeight;
    }
    draw();
    if (focus) {
      drawn.get(key)?.node.querySelector('a, button')?.focus({preventScroll: true});
    }
  }

  function draw() {
    const each = rowHeight();
    const first = Math.max(0, Math.floor(scroller.scrollTop / each) - BEYOND);
    const last = Math.min(rows.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / each) + BEYOND);
    list.style.height = `${rows.length * each}px`;
    const wanted = new Set(rows.slice(first, last).map(keyOf));
    const kept = list.contains(document.activeElement) ? document.activeElement.closest('li')?.dataset.key : null;
    for (const [key, {node}] of drawn) {
      if (!wanted.has(key) && (key !== kept || !rows.some(row => keyOf(row) === key))) {
        node.remove();
        drawn.delete(key);
      }
    }
    for (let place = first; place < last; place++) {
      put(rows[place], place, each);
    }
    if (last > rows.length - 2 * BEYOND && rows.length < total) {
      needMore();
    }
  }

  function put(row, place, each) {
    const key = keyOf(row);
    const tag = `${tagOf(row)} ${key === current}`;
    let at = drawn.get(key);
    if (!at) {
      at = {node: el('li', {'data-key': key}), tag: null};
      drawn.set(key, at);
      list.insertBefore(at.node, following(place));
    }
    if (at.tag !== tag) {
      const focused = at.node.contains(document.activeElement);
      at.node.replaceChildren(line(row, key === current));
      at.tag = tag;
      if (focused) {
        at.node.querySelector('a, button')?.focus({preventScroll: true});
      }
    }
    at.node.setAttribute('aria-posinset', place + 1);
    at.node.setAttribute('aria-setsize', total);
    at.node.style.transform = `translateY(${place * each}px)`;
  }

  /** So that the order in the page, which a screen reader follows, is the order on the screen. */
  function following(place) {
    for (let next = place + 1; next < Math.min(rows.length, place + 40); next++) {
      const at = drawn.get(keyOf(rows[next]));
      if (at) {
        return at.node;
      }
    }
    return null;
  }

  function rowHeight() {
    if (!height) {
      height = parseFloat(getComputedStyle(scroller).getPropertyValue('--row')) * parseFloat(getComputedStyle(document.documentElement).fontSize);
    }
    return height;
  }
}
