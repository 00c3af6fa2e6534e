import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const KILOBYTE = 1024;

/** Fails the build when the code that every page waits for grows beyond its budget, gzipped at level 9. */
export function bundleBudget({ entryKilobytes }: { entryKilobytes: number }): Plugin {
  return {
    name: "bundle-budget",
    generateBundle(_options, bundle) {
      const waiting = Object.values(bundle).filter((file) => file.type === "chunk" && file.isEntry);
      const seen = new Set<string>();
      let bytes = 0;
      for (const chunk of waiting) {
        if (chunk.type !== "chunk" || seen.has(chunk.fileName)) continue;
        seen.add(chunk.fileName);
        bytes += gzipSync(chunk.code, { level: 9 }).length;
        waiting.push(...chunk.imports.flatMap((name) => bundle[name] ?? []));
      }
      const used = Math.ceil(bytes / KILOBYTE);
      if (used > entryKilobytes) {
        this.error(
          `The entry is ${used} KB gzipped and may be ${entryKilobytes}. Load something later, or change the budget on purpose.`,
        );
      }
      this.info(`Entry: ${used} of ${entryKilobytes} KB gzipped.`);
    },
  };
}
