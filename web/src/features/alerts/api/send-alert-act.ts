import type { ApolloClient } from "@apollo/client";
import type { AlertStandingFragment } from "../../../lib/graphql/graphql";
import { ACKNOWLEDGE_ALERTS, RESOLVE_ALERTS, SNOOZE_ALERTS } from "./alert-acts";
import type { Alert } from "./use-alerts";

export type AlertAct =
  | { act: "acknowledge" }
  /** Null: until the period of each ends. */
  | { act: "snooze"; until: string | null }
  | { act: "resolve"; note: string | null };

export type Standing = AlertStandingFragment;

const AFTERWARDS = { acknowledge: "ACKNOWLEDGED", snooze: "SNOOZED", resolve: "RESOLVED" } as const;

/** Acts on the versions that were seen; what is on screen changes before the server has answered. Throws what it refuses. */
export async function sendAlertAct(
  client: ApolloClient,
  alerts: readonly Alert[],
  done: AlertAct,
): Promise<readonly Standing[]> {
  const refs = { alerts: alerts.map(({ id, version }) => ({ id, version })) };
  const optimisticResponse = { changed: alerts.map((alert) => expected(alert, done)) };
  switch (done.act) {
    case "acknowledge":
      return changed(await client.mutate({ mutation: ACKNOWLEDGE_ALERTS, variables: refs, optimisticResponse }));
    case "snooze": {
      const variables = { ...refs, until: done.until };
      return changed(await client.mutate({ mutation: SNOOZE_ALERTS, variables, optimisticResponse }));
    }
    case "resolve": {
      const variables = { ...refs, note: done.note };
      return changed(await client.mutate({ mutation: RESOLVE_ALERTS, variables, optimisticResponse }));
    }
  }
}

function changed({ data }: { data?: { changed: readonly Standing[] } | undefined }): readonly Standing[] {
  return data?.changed ?? [];
}

/** As the server will most likely say. */
function expected({ id, version, owner, snoozedUntil }: Alert, done: AlertAct) {
  return {
    __typename: "Alert" as const,
    id,
    version: version + 1,
    status: AFTERWARDS[done.act],
    resolution: done.act === "resolve" ? ("BY_MEMBER" as const) : null,
    snoozedUntil: done.act === "snooze" ? done.until : (snoozedUntil ?? null),
    resolvedAt: done.act === "resolve" ? new Date().toISOString() : null,
    owner: owner ?? null,
  };
}
