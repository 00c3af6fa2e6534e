import { ApolloClient, ApolloLink } from "@apollo/client";
import { parse } from "graphql";
import { NEVER, of } from "rxjs";
import { expect, test, vi } from "vitest";
import { createAnswerCache } from "./answer-cache";

const LIST = parse(`query List {
  alerts { nodes { id status details { usual } } }
  alertCounts { open snoozed }
}`);
const BELL = parse("query Bell { alertCounts { open } }");
const DETAIL = parse(`query Detail { alert(id: "1") { id status details { usual hour } } }`);
const ACKNOWLEDGE = parse("mutation Acknowledge { changed: acknowledgeAlerts { id status } }");

const alert = (details: object) => ({
  __typename: "Alert",
  id: "1",
  status: "OPEN",
  details: { __typename: "AlertDetails", ...details },
});
const counts = (told: object) => ({ __typename: "AlertCounts", ...told });

const ANSWERS: Readonly<Record<string, object>> = {
  List: {
    alerts: { __typename: "AlertPage", nodes: [alert({ usual: "2" })] },
    alertCounts: counts({ open: 1, snoozed: 0 }),
  },
  Bell: { alertCounts: counts({ open: 1 }) },
  Detail: { alert: alert({ usual: "2", hour: "2026-11-28T14:00:00Z" }) },
};

/** Each question is answered once; whoever asks again waits. */
function once() {
  const asked = new Set<string>();
  const link = new ApolloLink(({ operationName = "" }) => {
    const data = ANSWERS[operationName];
    if (data === undefined || asked.has(operationName)) return NEVER;
    asked.add(operationName);
    return of({ data });
  });
  const client = new ApolloClient({
    link,
    cache: createAnswerCache(),
    defaultOptions: { watchQuery: { errorPolicy: "all" }, query: { errorPolicy: "all" } },
  });
  const watch = (query: typeof LIST) => {
    const shown: unknown[] = [];
    const watched = client.watchQuery({ query, fetchPolicy: "cache-and-network" });
    watched.subscribe(({ data }) => shown.push(data));
    return { shown, askAgain: () => void watched.refetch() };
  };
  return { client, watch };
}

test("the bell's count takes nothing from the counts of the page, also in the middle of an act", async () => {
  const { client, watch } = once();
  const { shown, askAgain } = watch(LIST);
  await vi.waitFor(() => expect(shown.at(-1)).toMatchObject({ alertCounts: { open: 1, snoozed: 0 } }));
  const bell = watch(BELL).shown;
  await vi.waitFor(() => expect(bell.at(-1)).toMatchObject({ alertCounts: { open: 1 } }));
  askAgain();
  const changed = [{ __typename: "Alert", id: "1", status: "ACKNOWLEDGED" }];
  void client.mutate({ mutation: ACKNOWLEDGE, optimisticResponse: { changed } });
  await vi.waitFor(() => expect(shown.at(-1)).toMatchObject({ alerts: { nodes: [{ status: "ACKNOWLEDGED" }] } }));
  for (const data of shown.filter((one) => one !== undefined)) {
    expect(data).toMatchObject({ alertCounts: { open: 1, snoozed: 0 } });
  }
});

test("a list takes nothing from what the page of one alert asked of it besides", async () => {
  const { client, watch } = once();
  const { shown } = watch(DETAIL);
  await vi.waitFor(() => expect(shown.at(-1)).toMatchObject({ alert: { details: { usual: "2" } } }));
  await client.query({ query: LIST });
  expect(client.readQuery({ query: DETAIL })).toMatchObject({ alert: { details: { hour: "2026-11-28T14:00:00Z" } } });
});
