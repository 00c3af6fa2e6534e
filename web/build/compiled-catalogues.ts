import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { Plugin } from "vite";
import { z } from "zod";

const catalogue = z.record(z.string(), z.string());

/** Parses ICU messages while building, so that the browser gets no message parser. */
export function compiledCatalogues(): Plugin {
  return {
    name: "compiled-catalogues",
    enforce: "pre",
    transform: {
      filter: { id: /\/src\/locales\/[a-z]+\/[a-z-]+\.json$/ },
      handler(source) {
        const messages = Object.entries(catalogue.parse(JSON.parse(source)));
        return JSON.stringify(Object.fromEntries(messages.map(([key, message]) => [key, compileMessage(message)])));
      },
    },
  };
}
