import type { ApolloClient } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { createContext, use, type ReactNode } from "react";
import { graphql } from "./graphql/gql";
import type { ConsoleSettingsQuery } from "./graphql/graphql";

const CONSOLE_SETTINGS = graphql(`
  query ConsoleSettings {
    settings {
      reportingTimezone
      weekStart
      minimumGroupSize
      currency
      demo
      demoProgress
      hasRealUsage
      displayCurrency
      displayRates {
        id
        currency
        perUsd
        validOn
        source
      }
      proposedPriceLists
      organisationName
      defaultLanguage
    }
  }
`);

export type ConsoleSettings = ConsoleSettingsQuery["settings"];

const Context = createContext<ConsoleSettings | null>(null);

/** Around everything for who is signed in. One watches them: every cell of a table needs the timezone. */
export function SettingsProvider({ children }: { children: ReactNode }) {
  const { data } = useQuery(CONSOLE_SETTINGS);
  return <Context value={data?.settings ?? null}>{children}</Context>;
}

/** `null` until they are known. Asked once; those who change them refetch. */
export function useSettings(): ConsoleSettings | null {
  return use(Context);
}

/** For who is no component; `null` where they are refused. */
export async function askSettings(client: ApolloClient): Promise<ConsoleSettings | null> {
  const { data } = await client.query({ query: CONSOLE_SETTINGS });
  return data?.settings ?? null;
}

/** Nothing but perhaps a demo that is still being filled: there is no number to show yet. */
export function isNothingRecorded({ hasRealUsage, demo, demoProgress }: ConsoleSettings): boolean {
  return !hasRealUsage && (!demo || (demoProgress !== null && demoProgress !== undefined));
}

/** Asks anew, for what somebody may have changed meanwhile. */
export function refetchSettings(client: ApolloClient): void {
  void client.refetchQueries({ include: [CONSOLE_SETTINGS] });
}

/** Asks again and again while something that they tell is awaited. */
export function useWatchedSettings(watching: boolean, everyMs: number): void {
  useQuery(CONSOLE_SETTINGS, { skip: !watching, pollInterval: watching ? everyMs : 0 });
}
