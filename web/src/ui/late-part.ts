import { lazy, type ComponentType } from "react";
import { codeNeedsReload } from "../lib/code-needs-reload";
import { fetchLate } from "../lib/fetch-late";

interface PartModule<Props> {
  default: ComponentType<Props>;
}

/**
 * A part whose code comes after its page. While it does not come, what waits in its place stays there: a menu or a
 * chart that is missing takes no page away. `ask` fetches it before it is drawn.
 */
export function latePart<Props>(load: () => Promise<PartModule<Props>>) {
  let asked: Promise<PartModule<Props>> | null = null;
  const ask = (): Promise<PartModule<Props>> => {
    asked ??= fetchLate(load, ({ needsReload }) => {
      if (needsReload) codeNeedsReload.set(true);
    });
    return asked;
  };
  return { Part: lazy(ask), ask };
}
