import type { ApolloClient } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { useEffect, useRef } from "react";
import { useOrganisationLanguage } from "./use-organisation-language";
import { refetchSettings, useSettings } from "./use-settings";

/** What stays true whatever days are. */
const OF_NO_DAY = new Set(["viewer", "settings"]);

/**
 * Days that are counted otherwise change every sum by day: answers of before are forgotten, and what is on
 * screen is asked again. Other windows learn of the change when somebody turns to them.
 */
export function useFollowSettings(): void {
  useOrganisationLanguage();
  const client = useApolloClient();
  const settings = useSettings();
  const calendar = settings === null ? null : `${settings.reportingTimezone} ${settings.weekStart}`;
  const shown = useRef(calendar);
  useEffect(() => {
    const isOther = shown.current !== null && calendar !== null && shown.current !== calendar;
    shown.current = calendar;
    if (isOther) void askAnew(client);
  }, [client, calendar]);

  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === "visible") refetchSettings(client);
    };
    document.addEventListener("visibilitychange", look);
    window.addEventListener("focus", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("focus", look);
    };
  }, [client]);
}

async function askAnew(client: ApolloClient): Promise<void> {
  client.cache.modify({
    id: "ROOT_QUERY",
    fields: (answer: unknown, { fieldName, DELETE }) => (OF_NO_DAY.has(fieldName) ? answer : DELETE),
    // What is on screen stays there until the new answers come.
    broadcast: false,
  });
  await client.refetchQueries({ include: "active" });
}
