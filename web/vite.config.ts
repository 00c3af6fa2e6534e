import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { bundleBudget } from "./build/bundle-budget.ts";
import { compiledCatalogues } from "./build/compiled-catalogues.ts";
import { directDocuments } from "./build/direct-documents.ts";
import { twoLanguages } from "./build/two-languages.ts";

/** Where `pnpm dev` finds the server; production has one origin and needs none of this. */
const server = process.env["SERVER_ORIGIN"] ?? "http://127.0.0.1:4000";

export default defineConfig(({ command }) => ({
  plugins: [
    react(),
    ...(command === "build"
      ? [compiledCatalogues(), directDocuments(), twoLanguages(), bundleBudget({ entryKilobytes: 240 })]
      : []),
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
        codeSplitting: { groups: [{ name: "entry", tags: ["$initial"] }] },
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
