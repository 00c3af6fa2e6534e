import type { ReactNode } from "react";
import { lazyRouteComponent } from "@tanstack/react-router";
import { loadPageWords } from "../lib/i18n";

/** A page with its words, which are not fetched before. */
export function worded<Name extends string, Page extends Record<Name, () => ReactNode>>(
  name: Name,
  load: () => Promise<Page>,
) {
  return lazyRouteComponent(async () => {
    const [page] = await Promise.all([load(), loadPageWords()]);
    return page;
  }, name);
}
