import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { generatedDocument } from "./generated-document.ts";
import { shortened } from "./shortened.ts";

const CALL = /\bgraphql\(\s*`([^`]*)`,?\s*\)/g;
const DEFINITION = /\b(query|mutation|subscription|fragment)\s+(\w+)/;
const ONE_DOCUMENT = "document:";
const READER = fileURLToPath(new URL("../src/lib/short-document.ts", import.meta.url));

/**
 * Replaces `graphql(`…`)` by the generated document itself, written short, each a module of its own. Otherwise the
 * entry carries every document twice, once as text and once parsed, in a map that cannot be shaken;
 * and as one module the documents of every page would stay together in the entry.
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
        const imports = [...names].map((name) => `import { ${name} } from "${ONE_DOCUMENT}${name}";`);
        return `${code}\n${imports.join("\n")}\n`;
      },
    },
    resolveId: {
      filter: { id: /^document:\w+$/ },
      handler: (id) => `\0${id}`,
    },
    load: {
      filter: { id: /^\0document:\w+$/ },
      handler(id) {
        const name = id.slice(ONE_DOCUMENT.length + 1);
        const short = JSON.stringify(shortened(JSON.parse(generatedDocument(name))));
        return `import { readShort } from "${READER}";\nexport const ${name} = /* @__PURE__ */ readShort(${short});\n`;
      },
    },
  };
}
