import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { bundleBudget } from "./build/bundle-budget.ts";
import { compiledCatalogues } from "./build/compiled-catalogues.ts";
import { directDocuments } from "./build/direct-documents.ts";
import { twoLanguages } from "./build/two-languages.ts";

/** Where `pnpm dev` finds the server; production has one origin and needs none of this. */
const server = process.env["SERVER_ORIGIN"] ?? "http://127.0.0.1:4000";

/** The Overview with its chart, and with the words of the language that takes more. */
const BUDGETS = [
  { name: "The entry", modules: [], kilobytes: 240 },
  {
    name: "The Overview",
    modules: ["app/pages/overview.tsx", "charts/stacked-canvas.tsx", "locales/ko.ts"],
    kilobytes: 330,
  },
];

export default defineConfig(({ command }) => ({
  plugins: [
    react(),
    ...(command === "build" ? [compiledCatalogues(), directDocuments(), twoLanguages(), bundleBudget(BUDGETS)] : []),
  ],
  css: { modules: { localsConvention: "camelCaseOnly" } },
  build: {
    target: "es2022",
    sourcemap: false,
    // Inlined fonts or images would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What every page waits for is one chunk: cut into the pieces that later pages share, it is 14 KB longer.
        // What some pages share joins its neighbours below 1.5 KB: alone, such a piece compresses badly and is one more
        // request. From 2 KB the Overview loads code of other pages.
        codeSplitting: {
          groups: [
            { name: "entry", tags: ["$initial"], priority: 2 },
            {
              name: "shared",
              test: /\/web\/src\/|lucide/,
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 1_500,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  server: {
    host: "127.0.0.1",
    proxy: {
      "/graphql": { target: server, ws: true },
      "/v1": { target: server },
    },
  },
}));
