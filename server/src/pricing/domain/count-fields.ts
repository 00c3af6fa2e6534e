import { AppError } from "../../core/errors.js";
import { type Fields, isFields, readCount } from "./read-count.js";

export interface NamedCount {
  readonly name: string;
  readonly count: number;
}

/** Reads counts out of one object of a report, and names the field at fault as the sender spells it. */
export class CountFields {
  constructor(
    private readonly fields: Fields,
    private readonly path: string,
  ) {}

  /** Null when the field is absent. Throws BAD_INPUT, as `readCount`. */
  count(name: string): number | null {
    const value = this.fields[name];
    if (value === undefined || value === null) return null; // most are, and need no name for an error
    return readCount(value, `${this.path}.${name}`);
  }

  /** The first of some spellings that is given. */
  named(spellings: readonly string[]): NamedCount | null {
    for (const name of spellings) {
      const count = this.count(name);
      if (count !== null) return { name, count };
    }
    return null;
  }

  /**
   * The object under the first of some spellings that is given; one without fields when there is none.
   *
   * @throws AppError BAD_INPUT when something else stands there
   */
  within(...spellings: readonly string[]): CountFields {
    for (const name of spellings) {
      const inner = this.fields[name];
      if (inner === undefined || inner === null) continue;
      if (!isFields(inner)) throw AppError.badInput(`${this.path}.${name}`, "an object of token counts", inner);
      return new CountFields(inner, `${this.path}.${name}`);
    }
    return new CountFields({}, this.path);
  }
}
