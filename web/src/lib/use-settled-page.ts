import { useEffect, useState } from "react";

const SETTLE_MS = 3_000;

/** True once a page had the time to ask for and draw its first numbers: what can wait for them does. */
export function useSettledPage(): boolean {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSettled;
}
