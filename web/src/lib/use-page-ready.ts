import { useEffect } from "react";
import { pageIsReady } from "./page-first";

/** Lets what waits for the page that opened first come, once it shows what it is opened for. */
export function usePageReady(isReady: boolean): void {
  useEffect(() => {
    if (isReady) pageIsReady();
  }, [isReady]);
}
