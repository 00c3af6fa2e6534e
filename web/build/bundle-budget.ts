import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

const KILOBYTE = 1024;

interface Budget {
  /** What it is of, for whoever exceeds it. */
  name: string;
  /** Modules that are loaded beside the entry, below `src/`. */
  modules: readonly string[];
  kilobytes: number;
}

/** Fails the build when code that is waited for grows beyond its budget, gzipped at level 9. */
export function bundleBudget(budgets: readonly Budget[]): Plugin {
  return {
    name: "bundle-budget",
    generateBundle: {
      // With the lists of files that Vite adds last, or the browser loads more than was counted.
      order: "post",
      handler(_options, bundle) {
        for (const { name, modules, kilobytes } of budgets) {
          const used = Math.ceil(gzippedBytes(bundle, modules) / KILOBYTE);
          if (used > kilobytes) {
            this.error(
              `${name} is ${used} KB gzipped and may be ${kilobytes}. Load something later, or change the budget on purpose.`,
            );
          }
          this.info(`${name}: ${used} of ${kilobytes} KB gzipped.`);
        }
      },
    },
  };
}

/** Of the entry and of these modules, with everything that they import. */
function gzippedBytes(bundle: Rolldown.OutputBundle, modules: readonly string[]): number {
  const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
  const waiting = chunks.filter(({ isEntry }) => isEntry);
  for (const module of modules) {
    const found = chunks.filter(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/src/${module}`)));
    if (found.length === 0) throw new Error(`No chunk has ${module}, which a budget names.`);
    waiting.push(...found);
  }
  const seen = new Set<string>();
  let bytes = 0;
  for (const { fileName, code, imports } of waiting) {
    if (seen.has(fileName)) continue;
    seen.add(fileName);
    bytes += gzipSync(code, { level: 9 }).length;
    waiting.push(...chunks.filter((chunk) => imports.includes(chunk.fileName)));
  }
  return bytes;
}
