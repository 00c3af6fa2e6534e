import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./places.mjs";

const locales = join(root, "web/src/locales");

/** Keys that a language lacks and another has; a missing one would show as its key on screen. */
export function missingMessages() {
  const languages = readdirSync(locales, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const keys = new Map(languages.map(({ name }) => [name, keysOf(name)]));
  const all = new Set([...keys.values()].flatMap((own) => [...own]));
  return [...keys].flatMap(([language, own]) =>
    [...all].filter((key) => !own.has(key)).map((key) => `${language} lacks ${key}`),
  );
}

function keysOf(language) {
  const folder = join(locales, language);
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return new Set(
    files.flatMap((file) => {
      const messages = JSON.parse(readFileSync(join(folder, file), "utf8"));
      return Object.keys(messages).map((key) => `${file} ${key}`);
    }),
  );
}
