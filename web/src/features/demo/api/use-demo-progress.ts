import { useApolloClient } from "@apollo/client/react";
import { useEffect, useRef } from "react";
import { useSettings, useWatchedSettings } from "../../../lib/use-settings";

const POLL_MS = 700;

/** 0 to 1 while a fill is under way, else `null`. The page is asked again as it fills and when it is full. */
export function useDemoProgress(): number | null {
  const client = useApolloClient();
  const progress = useSettings()?.demoProgress ?? null;
  const filling = progress !== null;
  const wasFilling = useRef(false);
  useWatchedSettings(filling, POLL_MS);

  useEffect(() => {
    if (wasFilling.current && !filling) void client.refetchQueries({ include: "active" });
    wasFilling.current = filling;
  }, [client, filling]);
  return progress;
}
