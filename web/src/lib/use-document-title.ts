import { useEffect } from "react";
import { openCount } from "./open-count";
import { useStore } from "./store";

const PRODUCT = "Tokenledger";

/** `Overview · 30 days · Acme · Tokenledger`; with `(3)` before it while three alerts are open. */
export function useDocumentTitle(...parts: readonly string[]): void {
  const open = useStore(openCount);
  const title = [...parts.filter((part) => part !== ""), PRODUCT].join(" · ");
  useEffect(() => {
    document.title = open === 0 ? title : `(${open}) ${title}`;
  }, [title, open]);
}
