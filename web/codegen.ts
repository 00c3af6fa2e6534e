import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "../server/schema.graphql",
  documents: ["src/**/*.{ts,tsx}", "!src/lib/graphql/**"],
  ignoreNoDocuments: true,
  generates: {
    "src/lib/graphql/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: {
          Decimal: "string",
          BigInt: "string",
          DateTimeISO: "string",
          SafeInt: "number",
          JSONObject: "unknown",
        },
      },
    },
  },
};

export default config;
