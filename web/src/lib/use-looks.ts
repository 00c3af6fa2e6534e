import { useEffect, useEffectEvent } from "react";
import { pauseBeforeLook } from "./pause-before-look";

interface Looks {
  /** What moves by itself, so that it is worth looking again; null while nothing does. Another is looked at closely again. */
  moving: string | null;
  look: () => Promise<unknown>;
}

/** Looks again, at growing pauses, while something moves and the page is seen. */
export function useLooks({ moving, look }: Looks): void {
  const lookOnce = useEffectEvent(async () => {
    // A look that fails shows as the fault of its question, and the next may succeed.
    if (!document.hidden) await look().catch(() => undefined);
  });
  useEffect(() => {
    if (moving === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const lookLater = (looks: number): void => {
      timer = setTimeout(() => void lookAgain(looks), pauseBeforeLook(looks));
    };
    const lookAgain = async (looks: number): Promise<void> => {
      await lookOnce();
      if (!isOver) lookLater(looks + 1);
    };
    lookLater(0);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [moving]);
}
