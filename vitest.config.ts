import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Of a minute or two: begun last, one of them is waited for with a processor idle. */
const LONG = [
  "faults/faults.test.ts",
  "analytics/one-sum.db.test.ts",
  "usage/any-order.db.test.ts",
  "recost/any-order.db.test.ts",
  "retention/killed-at-every-step.db.test.ts",
];

const isShort = ({ moduleId }: TestSpecification) => !LONG.some((name) => moduleId.endsWith(`/test/${name}`));

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => Number(isShort(one)) - Number(isShort(other)));
  }
}

/**
 * A worker loads the server once, not once per file: that took longer than most files themselves. All that is the
 * server's own lives in its container, and modules keep nothing but what is true for every database. A file that
 * replaces something global puts it back.
 */
const SHARED_MODULES = { isolate: false };

export default defineConfig({
  // Legacy decorators, as in server/tsconfig.json; tests lie outside the files it includes.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  resolve: {
    alias: [
      // Vite would take graphql's ESM build and Node its CommonJS one, whose types refuse each other.
      { find: /^graphql$/, replacement: "graphql/index.js" },
      // Sources instead of dist, so that tests never run against a stale build.
      { find: /^@tokenledger\/model\/(.*)$/, replacement: fromRoot("./shared/model/src/$1.ts") },
      { find: /^@tokenledger\/client$/, replacement: fromRoot("./shared/client/src/client.ts") },
      { find: /^@tokenledger\/client\/(.*)$/, replacement: fromRoot("./shared/client/src/$1.ts") },
    ],
  },
  test: {
    // One more than two cores: a third of the time a worker waits, often to see that nothing happens.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{server,shared/model,shared/client,e2e}/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/dist/**", "**/*.db.test.ts", "server/test/**"],
          ...SHARED_MODULES,
        },
      },
      {
        extends: true,
        test: {
          name: "console",
          include: ["web/**/*.test.{ts,tsx}"],
          exclude: ["**/node_modules/**", "**/dist/**"],
          // A page holds its language, theme and session in modules, so every file has a page of its own.
          isolate: true,
          pool: "threads",
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["server/src/**/*.db.test.ts", "server/test/**/*.test.ts"],
          globalSetup: ["server/test/start-database.ts"],
          ...SHARED_MODULES,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
