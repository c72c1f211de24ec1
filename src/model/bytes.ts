/** Writing and reading of model files: little-endian numbers, length-prefixed strings and byte arrays. */

import { ModelError } from "../errors.ts";

export class ByteWriter {
  private chunks: Uint8Array[] = [];
  private size = 0;

  bytes(data: Uint8Array): this {
    this.u32(data.length);
    return this.raw(data);
  }

  u32(value: number): this {
    const data = new Uint8Array(4);
    new DataView(data.buffer).setUint32(0, value, true);
    return this.raw(data);
  }

  f32(value: number): this {
    const data = new Uint8Array(4);
    new DataView(data.buffer).setFloat32(0, value, true);
    return this.raw(data);
  }

  text(value: string): this {
    return this.bytes(new TextEncoder().encode(value));
  }

  finish(): Uint8Array {
    const out = new Uint8Array(this.size);
    let at = 0;
    for (const chunk of this.chunks) {
      out.set(chunk, at);
      at += chunk.length;
    }
    return out;
  }

  private raw(data: Uint8Array): this {
    this.chunks.push(data);
    this.size += data.length;
    return this;
  }
}

export class ByteReader {
  private at = 0;
  private readonly view: DataView;

  constructor(
    private readonly data: Uint8Array,
    private readonly name: string,
  ) {
    this.view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  }

  /** The next length-prefixed bytes, as a view on the file. */
  bytes(): Uint8Array {
    const length = this.u32();
    this.need(length);
    const out = this.data.subarray(this.at, this.at + length);
    this.at += length;
    return out;
  }

  u32(): number {
    this.need(4);
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  f32(): number {
    this.need(4);
    this.at += 4;
    return this.view.getFloat32(this.at - 4, true);
  }

  text(): string {
    return new TextDecoder().decode(this.bytes());
  }

  private need(length: number): void {
    if (this.at + length <= this.data.length) return;
    throw new ModelError(
      "model/truncated",
      `model ${this.name}: expected ${length} bytes at ${this.at}, the file has ${this.data.length}; the file is cut: install it again`,
    );
  }
}
