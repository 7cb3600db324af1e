import { encode } from 'uqr';

const SVG = 'http://www.w3.org/2000/svg';
/** What readers need around the code to find it, in modules. */
const QUIET_ZONE = 4;

/** A drawing of the text as a QR code: black on white in every theme, as many readers take nothing else. */
export function drawQrCode(text: string, label: string): SVGSVGElement {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', `0 0 ${size} ${size}`);
  drawing.setAttribute('shape-rendering', 'crispEdges');
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', label);
  drawing.append(shape('#fff', `M0 0h${size}v${size}H0z`), shape('#000', modules(data)));
  return drawing;
}

function shape(fill: string, d: string): SVGPathElement {
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('fill', fill);
  path.setAttribute('d', d);
  return path;
}

function modules(rows: readonly (readonly boolean[])[]): string {
  return rows.flatMap((row, y) => row.map((isBlack, x) => (isBlack ? `M${x} ${y}h1v1h-1z` : ''))).join('');
}
