import { useEffect } from "react";

const PRODUCT = "Tokenledger";

/** `Overview · 30 days · Acme · Tokenledger` */
export function useDocumentTitle(...parts: readonly string[]): void {
  const title = [...parts.filter((part) => part !== ""), PRODUCT].join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
