import type { AlertDetail } from "../api/use-alert";

type Act = AlertDetail["acts"][number];
type Delivery = AlertDetail["deliveries"][number];
type Sibling = AlertDetail["siblings"][number];

export type TimelineStep = { at: string; key: string } & (
  | { kind: "crossed"; level: number; isThis: boolean }
  | { kind: "act"; act: Act }
  | { kind: "told"; delivery: Delivery }
);

/** What happened to an alert and to the other levels of its period, the oldest first. */
export function timelineOf(alert: AlertDetail): readonly TimelineStep[] {
  const steps: TimelineStep[] = [
    ...alert.siblings.filter(({ id }) => id !== alert.id).map((one) => crossed(one, false)),
    crossed(alert, true),
    ...alert.deliveries.map((delivery): TimelineStep => {
      const at = delivery.sentAt ?? delivery.attempts.at(-1)?.at ?? delivery.createdAt;
      return { kind: "told", at, key: `told ${delivery.id}`, delivery };
    }),
    ...alert.acts.map((act, place): TimelineStep => ({ kind: "act", at: act.at, key: `act ${place} ${act.at}`, act })),
  ];
  return steps.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function crossed({ id, level, crossedAt }: Pick<Sibling, "id" | "level" | "crossedAt">, isThis: boolean): TimelineStep {
  return { kind: "crossed", at: crossedAt, key: `crossed ${id}`, level, isThis };
}
