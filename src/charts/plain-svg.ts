/** Below the upper edge of a chart: its vertical axis's name, at the left. */
export const upwardNameAt = 10;

/** Puts shapes and words into an svg without d3, for what is drawn before anybody acts. */
export class PlainSvg {
  readonly #drawn: Element[] = [];

  add(name: string, attributes: Readonly<Record<string, string | number>>, words = ''): void {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.textContent = words;
    this.#drawn.push(element);
  }

  write(words: string, x: number, y: number, anchor = 'start', kind = 'tick'): void {
    this.add('text', {class: kind, x, y, 'text-anchor': anchor}, words);
  }

  /** A line across. */
  rule(kind: string, x1: number, x2: number, y: number): void {
    this.add('line', {class: kind, x1, x2, y1: y, y2: y});
  }

  /** In place of what is there, with the name of the vertical axis. */
  into(svg: SVGSVGElement, width: number, height: number, up: string): void {
    this.write(up, 0, upwardNameAt);
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    svg.replaceChildren(...this.#drawn);
  }
}

/** One decimal of a pixel is enough, and keeps pictures the same from run to run. */
export const rounded = (value: number): number => Math.round(value * 10) / 10;
