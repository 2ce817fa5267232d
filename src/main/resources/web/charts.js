// Bars beside numbers; the number says it too, so that they are for the eye only.
const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 80;

/** A bar for a share from 0 to 1. */
export function bar(share, isBad = false) {
  const svg = shape('svg', {class: `bar-of${isBad ? ' bad' : ''}`, viewBox: `0 0 ${WIDTH} 8`, 'aria-hidden': 'true'});
  svg.append(shape('rect', {width: Math.round(share * WIDTH), height: 8, rx: 2}));
  return svg;
}

function shape(name, attributes) {
  const node = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  return node;
}
