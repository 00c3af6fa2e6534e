/** A value for the first who asks. */
export class Once<T> {
  #value: T | undefined;

  constructor(value: T | undefined) {
    this.#value = value;
  }

  static spent<T>(): Once<T> {
    return new Once<T>(undefined);
  }

  take(): T | undefined {
    const value = this.#value;
    this.#value = undefined;
    return value;
  }
}
