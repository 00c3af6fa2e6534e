import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { DELIVERIES, type Delivery } from "./use-deliveries";

/** Among so many of its channel it is found, however busy that is. */
const AMONG = 50;
const POLL_MS = 1000;

/** A message that waits is asked for until a server has answered; it is sent within seconds. */
export function useFollowedDelivery(sent: Delivery | null): Delivery | null {
  const [answered, setAnswered] = useState<Delivery | null>(null);
  const known = answered !== null && answered.id === sent?.id ? answered : sent;
  const isAwaited = known !== null && !isAnswered(known);
  const { data } = useQuery(DELIVERIES, {
    variables: { channelId: sent?.channel.id ?? null, status: null, first: AMONG, after: null },
    skip: !isAwaited,
    fetchPolicy: "no-cache",
    pollInterval: isAwaited ? POLL_MS : 0,
  });
  const now = isAwaited ? (data?.deliveries.nodes.find(({ id }) => id === known.id) ?? known) : known;
  if (isAwaited && now !== null && isAnswered(now)) setAnswered(now);
  return now;
}

function isAnswered({ status, attempts }: Delivery): boolean {
  return status !== "WAITING" || attempts.length > 0;
}
