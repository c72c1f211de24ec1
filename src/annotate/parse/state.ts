/**
 * The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011), with the root as an extra node after
 * the last word (Ballesteros and Nivre 2013).
 *
 * SHIFT — Validity: the buffer holds a word. Action: the front of the buffer moves onto the stack.
 * LEFT  — Validity: the stack is not empty. Action: the front of the buffer becomes head of the stack's top, which is popped.
 * RIGHT — Validity: the stack has two words. Action: the second of the stack becomes head of the top, which is popped.
 */

export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;

export class ParserState {
  n = 0;
  /** Sentence-internal index of the buffer's front; n = the root node. */
  front = 0;
  depth = 0;
  stack = new Int32Array(64);
  /** Head of each word, −1 = none yet; n = root. */
  head = new Int32Array(64);
  dep = new Uint8Array(64);
  /** Outermost and second outermost children on each side, −1 = none. */
  left1 = new Int32Array(64);
  left2 = new Int32Array(64);
  right1 = new Int32Array(64);
  right2 = new Int32Array(64);
  leftCount = new Uint8Array(64);
  rightCount = new Uint8Array(64);

  reset(n: number): void {
    if (n + 2 > this.stack.length) this.grow(n + 2);
    this.n = n;
    this.front = 0;
    this.depth = 0;
    for (const column of [this.head, this.left1, this.left2, this.right1, this.right2]) column.fill(-1, 0, n + 1);
    for (const column of [this.dep, this.leftCount, this.rightCount]) column.fill(0, 0, n + 1);
  }

  get done(): boolean {
    return this.depth === 0 && this.front === this.n;
  }

  canShift(): boolean {
    return this.front < this.n;
  }

  canRight(): boolean {
    return this.depth >= 2;
  }

  shift(): void {
    this.stack[this.depth++] = this.front++;
  }

  /** Makes `h` the head of the stack's top and pops it. */
  attach(h: number, label: number): void {
    const d = this.stack[--this.depth];
    this.head[d] = h;
    this.dep[d] = label;
    if (d < h) {
      this.left2[h] = this.left1[h];
      this.left1[h] = d;
      if (this.leftCount[h] < 250) this.leftCount[h]++;
    } else {
      this.right2[h] = this.right1[h];
      this.right1[h] = d;
      if (this.rightCount[h] < 250) this.rightCount[h]++;
    }
  }

  /** The word LEFT or RIGHT would make the head of the stack's top. */
  headFor(move: number): number {
    return move === LEFT ? this.front : this.stack[this.depth - 2];
  }

  private grow(size: number): void {
    const room = size * 2;
    this.stack = new Int32Array(room);
    this.head = new Int32Array(room);
    this.dep = new Uint8Array(room);
    this.left1 = new Int32Array(room);
    this.left2 = new Int32Array(room);
    this.right1 = new Int32Array(room);
    this.right2 = new Int32Array(room);
    this.leftCount = new Uint8Array(room);
    this.rightCount = new Uint8Array(room);
  }
}
