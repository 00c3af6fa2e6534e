import type { Rolldown } from "vite";

/** What packages gather in one module would be reached as a whole. */
const OURS = /\/web\/src\/|document:/;

/**
 * Whether a module is imported, directly or through others, by one below `src/`; what is only loaded by it later
 * is not. For the names of chunks.
 */
export function reachedFrom(module: string): (id: string, context: Rolldown.ChunkingContext) => boolean {
  const known = new Map<string, boolean>();
  return function isReached(id, context): boolean {
    if (!OURS.test(id)) return false;
    const answer = known.get(id);
    if (answer !== undefined) return answer;
    known.set(id, false); // Modules that import each other are reached from outside, or not at all.
    const reached: boolean =
      id.endsWith(`/src/${module}`) ||
      (context.getModuleInfo(id)?.importers.some((importer) => isReached(importer, context)) ?? false);
    known.set(id, reached);
    return reached;
  };
}
