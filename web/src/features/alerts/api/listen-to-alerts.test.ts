import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { Observable, type Subscriber } from "rxjs";
import { afterEach, expect, test, vi } from "vitest";
import { connectionState } from "../../../lib/connection-state";
import { alertBeats } from "./alert-pulse";
import { listenToAlerts } from "./listen-to-alerts";
import { openNews } from "./open-news";

/** A server that takes down since when it is asked, and tells what the test says. */
function feed() {
  const asked: unknown[] = [];
  let reader: Subscriber<ApolloLink.Result> | undefined;
  const link = new ApolloLink(({ variables }) => {
    asked.push(variables["since"]);
    return new Observable((subscriber) => {
      reader = subscriber;
    });
  });
  const client = new ApolloClient({
    link,
    cache: new InMemoryCache(),
    defaultOptions: { watchQuery: { errorPolicy: "all" }, query: { errorPolicy: "all" } },
  });
  const tell = (cursor: string, open: number): void =>
    reader?.next({
      data: { alertChanged: { __typename: "AlertNews", cursor, droppedBefore: null, open, alerts: [] } },
    });
  return { client, asked, tell };
}

afterEach(() => connectionState.set({ status: "closed", attempt: 0 }));

test("the bell has what was said last, and nothing once nobody listens", async () => {
  const { client, tell, asked } = feed();
  const stop = listenToAlerts(client);
  await vi.waitFor(() => expect(asked).toEqual([null]));
  expect(openNews.get()).toBeNull();
  tell("first", 3);
  await vi.waitFor(() => expect(openNews.get()).toBe(3));
  tell("second", 0);
  await vi.waitFor(() => expect(openNews.get()).toBe(0));
  stop();
  expect(openNews.get()).toBeNull();
});

test("what was answered before the first news is asked again, and not for a sign of life", async () => {
  const { client, tell, asked } = feed();
  const before = alertBeats.get();
  const stop = listenToAlerts(client);
  await vi.waitFor(() => expect(asked).toEqual([null]));
  tell("first", 2);
  await vi.waitFor(() => expect(alertBeats.get()).toBe(before + 1));
  tell("still there", 2);
  tell("one more", 3);
  await vi.waitFor(() => expect(alertBeats.get()).toBe(before + 2));
  stop();
});

test("after an outage it asks once for what was missed since the last news", async () => {
  const { client, tell, asked } = feed();
  const stop = listenToAlerts(client);
  await vi.waitFor(() => expect(asked).toEqual([null]));
  tell("heard", 1);
  await vi.waitFor(() => expect(openNews.get()).toBe(1));
  connectionState.set({ status: "reconnecting", attempt: 1 });
  connectionState.set({ status: "reconnecting", attempt: 2 });
  await vi.waitFor(() => expect(asked).toEqual([null, "heard"]));
  tell("missed", 4);
  await vi.waitFor(() => expect(openNews.get()).toBe(4));
  expect(asked).toHaveLength(2);
  stop();
});
