// The floors of the house (see ARCHITECTURE.md), checked by dependency-cruiser. Every rule says why.

/** A slice imports only slices before it in this list. */
const SLICES = [
  "core",
  "access",
  "views",
  "live",
  "appusers",
  "pricing",
  "usage",
  "analytics",
  "recost",
  "savings",
  "thresholds",
  "alerts",
  "reports",
  "retention",
  "exporting",
  "ingest",
  "otlp",
  "demo",
];

const server = (...names) => `^server/src/(${names.join("|")})/`;

const sliceFloors = SLICES.slice(0, -1).map((slice, floor) => ({
  name: `floor-of-${slice}`,
  comment: "Slices build on the ones below; an import upwards makes two concepts one.",
  severity: "error",
  from: { path: server(slice) },
  to: { path: server(...SLICES.slice(floor + 1)) },
}));

const rules = [
  ...sliceFloors,
  {
    name: "every-slice-has-a-floor",
    comment:
      "A folder that the list of slices does not name would escape its rules; add it to the list and to the glossary.",
    severity: "error",
    from: { path: "^server/src/" },
    to: { path: "^server/src/[^/]+/", pathNot: server(...SLICES, "app", "bench") },
  },
  {
    name: "nobody-imports-app",
    comment: "app/ knows everything and puts it together; whoever imports it back needs the whole server to run.",
    severity: "error",
    from: { path: "^server/src/", pathNot: ["^server/src/(app|bench)/", "^server/src/[^/]+\\.ts$"] },
    to: { path: server("app", "bench") },
  },
  {
    name: "nobody-imports-ingest",
    comment: "Doors are ends: usage arrives through them, and no rule may depend on which one it was.",
    severity: "error",
    from: { path: "^server/src/", pathNot: ["^server/src/(app|bench|demo|ingest|otlp)/", "^server/src/[^/]+\\.ts$"] },
    to: { path: server("ingest") },
  },
  {
    name: "domain-is-pure",
    comment:
      "Rules of the field must be readable and testable without a database, a clock or a framework; the calendar is a rule of the field.",
    severity: "error",
    from: { path: "^server/src/[^/]+/domain/", pathNot: "\\.test\\.ts$" },
    to: {
      pathNot: [
        "^server/src/[^/]+/domain/",
        "^server/src/core/(errors|[a-z-]*error)",
        "^shared/model/",
        "node_modules/temporal-polyfill/",
      ],
      dependencyTypesNot: ["core"],
    },
  },
  {
    name: "domain-does-no-io",
    comment: "Of Node itself a rule may use arithmetic such as hashing, never files, sockets or processes.",
    severity: "error",
    from: { path: "^server/src/[^/]+/domain/", pathNot: "\\.test\\.ts$" },
    to: { dependencyTypes: ["core"], pathNot: "^(node:)?(crypto|util)$" },
  },
  {
    name: "only-doors-know-graphql-and-http",
    comment: "Services and queries are called by several doors; knowing one of them would bind them to it.",
    severity: "error",
    from: {
      path: "^server/src/",
      pathNot: [
        "^server/src/app/",
        "^server/src/bench/",
        "\\.(resolver|route|input|type|entity|scalar)\\.ts$",
        "^server/src/core/", // shared enums, scalars and pages of the schema
        "\\.test\\.ts$",
      ],
    },
    to: {
      path: "node_modules/(express|graphql|type-graphql|graphql-scalars|graphql-ws|@apollo/server|@as-integrations)/",
    },
  },
  {
    name: "only-app-reads-the-environment-modules",
    comment:
      "The embedded database is loaded only when DATABASE_URL is unset, by app/, and by the bench, which measures it.",
    severity: "error",
    from: { path: "^server/src/", pathNot: "^server/src/(app|bench)/" },
    to: { path: "^server/src/app/embedded-postgres/" },
  },
  {
    name: "model-is-the-ground-floor",
    comment: "Every side speaks these words; they may depend on nothing but the schema library.",
    severity: "error",
    from: { path: "^shared/model/src/", pathNot: "\\.test\\.ts$" },
    to: { pathNot: ["^shared/model/src/", "node_modules/zod/"] },
  },
  {
    name: "client-stands-alone",
    comment:
      "Applications install the client; it must bring nothing of the server and nothing of others. A tokenizer is used where the application has it.",
    severity: "error",
    from: { path: "^shared/client/src/", pathNot: "\\.test\\.ts$" },
    to: { pathNot: ["^shared/client/src/", "node_modules/gpt-tokenizer/"], dependencyTypesNot: ["core"] },
  },
  {
    name: "web-ground-floor",
    comment: "ui, lib and charts are used by every feature, so they can know none.",
    severity: "error",
    from: { path: "^web/src/(ui|lib|charts)/" },
    to: { path: "^web/src/(cost|features|app)/" },
  },
  {
    name: "web-cost-floor",
    comment: "How a cost is explained is the same on every page, so it can know none.",
    severity: "error",
    from: { path: "^web/src/cost/" },
    to: { path: "^web/src/(features|app)/" },
  },
  {
    name: "features-do-not-import-each-other",
    comment: "Pages in app/ compose features; a feature that needs another is either one feature or a piece of ui/.",
    severity: "error",
    from: { path: "^web/src/features/([^/]+)/" },
    to: { path: "^web/src/features/", pathNot: "^web/src/features/$1/" },
  },
  {
    name: "features-do-not-import-app",
    comment: "app/ puts the features together and is known to none of them.",
    severity: "error",
    from: { path: "^web/src/features/" },
    to: { path: "^web/src/app/" },
  },
  {
    name: "charts-is-the-only-door-to-chart-js",
    comment: "One place gives every chart its colours, text alternative and time axis.",
    severity: "error",
    from: { path: "^web/src/", pathNot: "^web/src/charts/" },
    to: { path: "node_modules/(chart\\.js|react-chartjs-2)/" },
  },
  {
    name: "web-does-not-import-the-server",
    comment: "The console knows the server by its GraphQL schema alone.",
    severity: "error",
    from: { path: "^web/" },
    to: { path: "^server/" },
  },
  {
    name: "no-cycles",
    comment: "In a cycle no file can be understood, or tested, before the others.",
    severity: "error",
    from: {},
    to: { circular: true },
  },
  {
    name: "resolvable",
    comment: "An import that leads nowhere fails only when somebody runs it.",
    severity: "error",
    from: {},
    to: { couldNotResolve: true, pathNot: "\\.css$" },
  },
];

export default {
  forbidden: rules,
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)dist/|^web/src/lib/graphql/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".tsx", ".js", ".json"],
    },
  },
};
