import type { Plugin, Rolldown } from "vite";

/** Modules below `src/`, each with all that it imports, in the order in which they are wanted. */
interface EarlyFiles {
  /** By the language of the page. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** By the path of a page. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
}

/**
 * Has the browser fetch what a page imports later together with the entry, rather than one after the other: on a slow
 * network each step is another round trip.
 */
export function earlyFiles({ words, pages }: EarlyFiles): Plugin {
  return {
    name: "early-files",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {} }) {
        const filesOf = (modules: readonly string[]) => [
          ...new Set(modules.flatMap((module) => filesWith(bundle, module))),
        ];
        const given = { entry: entryOf(bundle), words: mapValues(words, filesOf), pages: mapValues(pages, filesOf) };
        const script = `(${fetchEarly.toString()})(${JSON.stringify(given)})`;
        // After the script that knows the language, and before the style sheet, which scripts would wait for.
        return html.replace(/(?=<script type="module")/, () => `<script>${script}</script>\n    `);
      },
    },
  };
}

type Files = Record<string, string[]>;

/** Runs in the browser, before anything is loaded. */
function fetchEarly({ entry, words, pages }: { entry: string; words: Files; pages: Files }): void {
  const { head } = document;
  const preload = (file: string) => {
    const link = document.createElement("link");
    if (file.endsWith(".css")) {
      link.rel = "preload";
      link.as = "style";
    } else link.rel = "modulepreload";
    link.crossOrigin = "";
    link.href = file;
    head.append(link);
    return link;
  };
  for (const file of words[document.documentElement.lang] ?? []) preload(file);
  // The page comes while the entry is run: side by side with it on a slow line, both would be late.
  preload(entry).addEventListener("load", () => {
    for (const file of pages[location.pathname] ?? []) preload(file);
  });
}

function entryOf(bundle: Rolldown.OutputBundle): string {
  const entry = Object.values(bundle).find((file) => file.type === "chunk" && file.isEntry);
  if (entry === undefined) throw new Error("The build has no entry.");
  return `/${entry.fileName}`;
}

/** The chunk of a module and its styles, and of everything that it imports but the entry. */
function filesWith(bundle: Rolldown.OutputBundle, module: string): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
  const wanted = chunks.filter(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/src/${module}`)));
  if (wanted.length === 0) throw new Error(`No chunk has ${module}, which is to be fetched early.`);
  const files = new Set<string>();
  for (const chunk of wanted) {
    if (chunk.isEntry || files.has(`/${chunk.fileName}`)) continue;
    files.add(`/${chunk.fileName}`);
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(`/${style}`);
    wanted.push(...chunks.filter(({ fileName }) => chunk.imports.includes(fileName)));
  }
  return [...files];
}

function mapValues<From, To>(values: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}
