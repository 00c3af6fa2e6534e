/** Stands beside every total; its instant is `Question.snapshotAt`. */
export const SETTLED_UNTIL =
  "By the database's clock: every request, correction and new cost whose commit was confirmed before this instant is counted. About when it was recorded, not when it happened.";
