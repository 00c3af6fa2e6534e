interface Named {
  eventId: string;
  projectId: string;
}

interface RowSteps<Row> {
  /** Null when the rows do not hold it. */
  index: number | null;
  before: Row | null;
  after: Row | null;
}

/**
 * Where a request stands among some rows, and its neighbours. Without a project the first row of that
 * id is meant: then the server has found only one.
 */
export function stepsFrom<Row extends Named>(
  rows: readonly Row[],
  name: { eventId: string; projectId: string | null } | null,
): RowSteps<Row> {
  const index =
    name === null
      ? -1
      : rows.findIndex(
          ({ eventId, projectId }) =>
            eventId === name.eventId && (name.projectId === null || projectId === name.projectId),
        );
  if (index === -1) return { index: null, before: null, after: null };
  return { index, before: rows[index - 1] ?? null, after: rows[index + 1] ?? null };
}
