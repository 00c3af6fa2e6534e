import { useQuery } from "@apollo/client/react";
import { DELIVERIES, type Delivery } from "./use-deliveries";

/** Among so many of its channel it is found, however busy that is. */
const AMONG = 50;
const POLL_MS = 1000;

/** A message that waits is asked for until a server has answered; it is sent within seconds. */
export function useFollowedDelivery(sent: Delivery | null): Delivery | null {
  const isAwaited = sent !== null && !isAnswered(sent);
  const { data, stopPolling } = useQuery(DELIVERIES, {
    variables: { channelId: sent?.channel.id ?? null, status: null, first: AMONG, after: null },
    skip: !isAwaited,
    fetchPolicy: "no-cache",
    pollInterval: POLL_MS,
  });
  const now = data?.deliveries.nodes.find(({ id }) => id === sent?.id) ?? sent;
  if (now !== null && isAnswered(now)) stopPolling();
  return now;
}

function isAnswered({ status, attempts }: Delivery): boolean {
  return status !== "WAITING" || attempts.length > 0;
}
