import type { ComponentType } from "react";
import { loadPageWords } from "../lib/i18n";
import { latePage } from "./late-page";

/** A page with its words, which are not fetched before. */
export function worded<Name extends string, Page extends Record<Name, ComponentType>>(
  name: Name,
  load: () => Promise<Page>,
) {
  return latePage(name, async () => {
    const [page] = await Promise.all([load(), loadPageWords()]);
    return page;
  });
}
