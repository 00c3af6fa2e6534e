import { useState } from "react";

/** As many as the server lists at once. */
const MOST = 200;

/**
 * How many of a list to ask for: more each time somebody asks for more, so that asking again keeps what is shown.
 * Beyond 200 older ones are fetched behind them, and asking again would take those away.
 */
export function useGrowingPage(of: string, step: number) {
  const [grown, setGrown] = useState({ of, first: step, isBeyond: false });
  const { first, isBeyond } = grown.of === of ? grown : { first: step, isBeyond: false };
  const grow = (fetchOlder: () => void): void => {
    if (first < MOST) setGrown({ of, first: Math.min(MOST, first + step), isBeyond: false });
    else {
      setGrown({ of, first, isBeyond: true });
      fetchOlder();
    }
  };
  return { first, isBeyond, grow };
}
