/**
 * Where crossings are looked for. `merged`: of what a merge takes, as far as it is merged then, but for what waits to take
 * something away. `waiting`: of whoever has something `recent` among all that waits to be merged. `running`: of everybody, in
 * the periods that run at `$2`.
 *
 * Beside the tables it reads `taken`, rows of differences, `local_days` with the day of their buckets, and `waiting`, rows
 * that take away and stay where they are.
 */
export type Look = "merged" | "waiting" | "running";

/** Rows of differences whose app users and dimension sets are looked at. */
export const TOUCHING: Readonly<Record<Look, string>> = { merged: "taken", waiting: "recent", running: "taken" };
