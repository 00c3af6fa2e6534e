/** One measured number beside what it may be. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  readonly budget: number;
  readonly unit: "KB" | "ms" | "" | "operations";
}

export function isExceeded({ measured, budget }: Figure): boolean {
  return !(measured <= budget); // what could not be measured is exceeded too
}

/** A line of a table: what it is, what was measured, what it may be. */
export function tellFigure(figure: Figure): string {
  const { name, measured, budget, unit } = figure;
  const digits = unit === "" ? 3 : unit === "KB" ? 1 : 0;
  const mark = isExceeded(figure) ? "EXCEEDED" : "ok      ";
  return `${mark} ${name.padEnd(62)} ${measured.toFixed(digits).padStart(8)} of ${budget} ${unit}`.trimEnd();
}
