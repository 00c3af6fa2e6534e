import type { RecostScope } from "./domain/recost-scope.js";

/** Parameters of a statement that is put together. */
export interface ParameterList {
  /** Answers what stands for the value in the statement. */
  add(value: unknown): string;
}

/** Numbered, as the driver wants them. */
export class Parameters implements ParameterList {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/**
 * What a scope asks of the dimensions of a row, beginning with ` and `.
 *
 * @param alias the table that has the columns
 */
export function dimensionConditions(scope: RecostScope, alias: string, parameters: ParameterList): string {
  const lists = [
    { column: "project_id", type: "int", values: scope.projectIds },
    { column: "provider", type: "text", values: scope.providers },
    { column: "model", type: "text", values: scope.models },
  ];
  return lists
    .filter(({ values }) => values.length > 0)
    .map(({ column, type, values }) => ` and ${alias}.${column} = any(${parameters.add(values)}::${type}[])`)
    .join("");
}
