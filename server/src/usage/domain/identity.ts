interface Identified {
  readonly projectId: number;
  readonly eventId: string;
}

/** One text per event identity; a project id has no space in it. */
export function identityOf(projectId: number, eventId: string): string {
  return `${projectId} ${eventId}`;
}

/** Ascending by project, then by event id. */
export function compareIdentity(a: Identified, b: Identified): number {
  if (a.projectId !== b.projectId) return a.projectId - b.projectId;
  if (a.eventId === b.eventId) return 0;
  return a.eventId < b.eventId ? -1 : 1;
}
