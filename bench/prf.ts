/** True positives, predicted and gold counts, added up over documents; F is made once at the end. */
export class Prf {
  right = 0;
  predicted = 0;
  gold = 0;

  add(right: number, predicted: number, gold: number): void {
    this.right += right;
    this.predicted += predicted;
    this.gold += gold;
  }

  get precision(): number {
    return this.predicted === 0 ? 0 : (100 * this.right) / this.predicted;
  }

  get recall(): number {
    return this.gold === 0 ? 0 : (100 * this.right) / this.gold;
  }

  get f1(): number {
    return this.predicted + this.gold === 0 ? 0 : (200 * this.right) / (this.predicted + this.gold);
  }
}
