import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const GENERATED = fileURLToPath(new URL("../src/lib/graphql/graphql.ts", import.meta.url));
const CALL = /\bgraphql\(\s*`([^`]*)`,?\s*\)/g;
const DEFINITION = /\b(query|mutation|subscription|fragment)\s+(\w+)/;

/**
 * Replaces `graphql(`…`)` by the generated document itself. Otherwise the entry carries every
 * document twice, once as text and once parsed, in a map that cannot be shaken.
 */
export function directDocuments(): Plugin {
  return {
    name: "direct-documents",
    enforce: "pre",
    transform: {
      filter: { id: /\/web\/src\/(?!lib\/graphql\/).*\.tsx?$/, code: "graphql(" },
      handler(source) {
        const names = new Set<string>();
        const code = source.replace(CALL, (call, text: string) => {
          const [, kind, name] = DEFINITION.exec(text) ?? [];
          if (name === undefined) return call;
          const document = `${name}${kind === "fragment" ? "FragmentDoc" : "Document"}`;
          names.add(document);
          return document;
        });
        return `${code}\nimport { ${[...names].join(", ")} } from ${JSON.stringify(GENERATED)};\n`;
      },
    },
  };
}
