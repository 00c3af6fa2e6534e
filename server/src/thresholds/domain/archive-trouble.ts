/** A month whose archive is not as it must be, and why. */
export interface ArchiveTrouble {
  /** `2026-08` */
  readonly month: string;
  /** In English, as the console has it. */
  readonly reason: string;
}

/** What was told last, and what became of that alert. */
export interface KnownTrouble {
  /** `settled`: by a member, while the trouble may go on. */
  readonly standing: "open" | "settled" | "over";
  readonly troubles: readonly ArchiveTrouble[];
}

/**
 * What to do about archives in trouble. A trouble is told once for as long as it lasts, whatever members do about the
 * alert; one that is new is told with all that there is.
 *
 * @param known null: nothing was ever told
 */
export function decideArchiveAlert(
  known: KnownTrouble | null,
  troubles: readonly ArchiveTrouble[],
): "tell" | "recover" | "nothing" {
  const isRunning = known !== null && known.standing !== "over";
  if (troubles.length === 0) return isRunning ? "recover" : "nothing";
  if (!isRunning) return "tell";
  const isKnown = ({ month, reason }: ArchiveTrouble) =>
    known.troubles.some((told) => told.month === month && told.reason === reason);
  return troubles.every(isKnown) ? "nothing" : "tell";
}

/** As alerts tell it: which months, and each reason once. */
export function wordsOfTroubles(troubles: readonly ArchiveTrouble[]): { months: string; reason: string } {
  const months = new Set(troubles.map(({ month }) => month));
  const reasons = new Set(troubles.map(({ reason }) => reason));
  return { months: [...months].toSorted().join(", "), reason: [...reasons].join(" ") };
}
