import { useEffect, useEffectEvent } from "react";
import { pauseBeforeLook } from "./pause-before-look";

interface Looks {
  /** Something moves by itself, so it is worth looking again. */
  isMoving: boolean;
  /** What changes when another begins to move, which is looked at closely again. */
  newest: string | undefined;
  look: () => Promise<unknown>;
}

/** Looks again, at growing pauses, while something moves and the page is seen. */
export function useLooks({ isMoving, newest, look }: Looks): void {
  const lookOnce = useEffectEvent(async () => {
    // A look that fails shows as the fault of its question, and the next may succeed.
    if (!document.hidden) await look().catch(() => undefined);
  });
  useEffect(() => {
    if (!isMoving) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const wait = (looks: number): void => {
      timer = setTimeout(() => {
        void lookOnce().then(() => {
          if (!isOver) wait(looks + 1);
        });
      }, pauseBeforeLook(looks));
    };
    wait(0);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isMoving, newest]);
}
