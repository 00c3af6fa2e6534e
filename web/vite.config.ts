import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig, type Rolldown } from "vite";
import { compression } from "vite-plugin-compression2";
import { bundleBudget } from "./build/bundle-budget.ts";
import { compiledCatalogues } from "./build/compiled-catalogues.ts";
import { directDocuments } from "./build/direct-documents.ts";
import { earlyFiles } from "./build/early-files.ts";
import { earlyQuestions } from "./build/early-questions.ts";
import { reachedFrom } from "./build/reached-from.ts";
import { twoLanguages } from "./build/two-languages.ts";
import { detailsQuestion, overviewQuestion } from "./src/features/usage/model/overview-questions.ts";
import { parseUrlState } from "./src/lib/url-state.ts";

/** Where `pnpm dev` finds the server; production has one origin and needs none of this. */
const server = process.env["SERVER_ORIGIN"] ?? "http://127.0.0.1:4000";

/** The Overview with its chart and all that comes before anybody touches it, in the language that takes more words. */
const BUDGETS = [
  { name: "The entry", modules: [], kilobytes: 240 },
  {
    name: "The Overview",
    modules: [
      "app/pages/overview.tsx",
      "charts/stacked-canvas.tsx",
      "features/filters/components/filter-bar.tsx",
      "ui/loaded-menu.tsx",
      "locales/ko.ts",
    ],
    kilobytes: 330,
  },
];

/** Beside every file, so that the server need not compress what never changes. */
const COMPRESSED = compression({
  algorithms: ["gzip", "brotliCompress"],
  include: /\.(js|css|svg|json)$/,
  threshold: 1_000,
  logLevel: "silent",
});

/** The words of the page, and the page that is opened every day; its canvas would hold up the entry, and comes next. */
const FILES = {
  words: { ko: ["locales/ko.ts"], en: ["locales/en.ts"] },
  pages: { "/": ["app/pages/overview.tsx"] },
};

const { state: NOTHING_CHOSEN } = parseUrlState({});

/** What the shell of every page needs to know, and the page that is opened every day. */
const QUESTIONS = {
  first: "CurrentViewer",
  others: ["ConsoleSettings"],
  pages: {
    "/": [
      { operation: "Overview", variables: overviewQuestion(NOTHING_CHOSEN) },
      { operation: "OverviewDetails", variables: detailsQuestion(NOTHING_CHOSEN) },
    ],
  },
  notAt: ["/sign-in", "/signed-in-again", "/invite"],
};

const isOfOverview = reachedFrom("app/pages/overview.tsx");
const isOfFilters = reachedFrom("features/filters/components/filter-bar.tsx");
const isOfMenus = reachedFrom("ui/loaded-menu.tsx");
const isOfBell = reachedFrom("features/alerts/components/alert-bell.tsx");
const isOfLimits = reachedFrom("app/pages/overview-limits.tsx");
const isOfCanvas = reachedFrom("charts/stacked-canvas.tsx");

// What every page waits for is one chunk: cut into the pieces that later pages share, it is 14 KB longer.
// What some pages share joins its neighbours below 1.5 KB: alone, such a piece compresses badly and is one more
// request. From 2 KB the Overview loads code of other pages.
const CHUNKS: NonNullable<Rolldown.CodeSplittingOptions["groups"]> = [
  { name: "entry", tags: ["$initial"], priority: 4 },
  { name: (id, context) => (isOfOverview(id, context) ? "overview" : null), priority: 3 },
  {
    name: (id, context) => (isOfFilters(id, context) || isOfMenus(id, context) ? "controls" : null),
    priority: 3,
  },
  { name: (id, context) => (isOfCanvas(id, context) ? "canvas" : null), priority: 2 },
  // The first page has both: what they share would come in a piece of the pages of alerts and forms, with all that
  // those import.
  {
    name: (id, context) => (isOfBell(id, context) || isOfLimits(id, context) ? "alerted" : null),
    priority: 2,
  },
  {
    name: "shared",
    test: /\/web\/src\/|lucide/,
    minShareCount: 2,
    entriesAware: true,
    entriesAwareMergeThreshold: 1_500,
    priority: 1,
  },
];

/** The entry lists the files of every page: what pages share is not named after all of them. */
function nameOf(name: string, ending: string): string {
  return `assets/${name.replace(/~.*/, "")}-[hash].${ending}`;
}

export default defineConfig(({ command }) => ({
  plugins: [
    react(),
    ...(command === "build"
      ? [
          compiledCatalogues(),
          directDocuments(),
          twoLanguages(),
          earlyQuestions(QUESTIONS),
          earlyFiles(FILES),
          bundleBudget(BUDGETS),
          COMPRESSED,
        ]
      : []),
  ],
  // RxJS gives classes of ES5 with their helpers to who does not ask for this.
  resolve: { conditions: ["es2015", ...defaultClientConditions] },
  css: { modules: { localsConvention: "camelCaseOnly" } },
  build: {
    target: "es2022",
    sourcemap: false,
    // Inlined fonts or images would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: CHUNKS },
        chunkFileNames: ({ name }) => nameOf(name, "js"),
        assetFileNames: ({ names: [name = ""] }) => nameOf(name.replace(/\.[^.]*$/, ""), "[ext]"),
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
