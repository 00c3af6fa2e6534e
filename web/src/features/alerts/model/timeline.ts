import type { AlertDetail } from "../api/use-alert";

type Act = AlertDetail["acts"][number];
type Delivery = AlertDetail["deliveries"][number];
type Sibling = AlertDetail["siblings"][number];

export type TimelineStep = { at: string; key: string } & (
  | { kind: "crossed"; level: number; isThis: boolean }
  | { kind: "act"; act: Act }
  | { kind: "told"; delivery: Delivery }
);

type Shown = Pick<AlertDetail, "id" | "level" | "crossedAt" | "acts" | "deliveries" | "siblings">;

/** What happened to an alert and to the other levels of its period, the oldest first. */
export function timelineOf(alert: Shown): readonly TimelineStep[] {
  const steps: TimelineStep[] = [
    ...alert.siblings.filter(({ id }) => id !== alert.id).map((one) => crossed(one, false)),
    crossed(alert, true),
    ...alert.deliveries.map((delivery): TimelineStep => ({
      kind: "told",
      at: toldAt(delivery, alert),
      key: `told ${delivery.id}`,
      delivery,
    })),
    ...alert.acts.map((act, place): TimelineStep => ({ kind: "act", at: act.at, key: `act ${place} ${act.at}`, act })),
  ];
  return steps.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** A digest may have been made for what was found before: nobody is told of an alert before it is there. */
function toldAt({ sentAt, attempts, createdAt }: Delivery, { crossedAt }: Pick<AlertDetail, "crossedAt">): string {
  const tried = sentAt ?? attempts.at(-1)?.at;
  if (tried != null) return tried;
  return Date.parse(createdAt) < Date.parse(crossedAt) ? crossedAt : createdAt;
}

/** When the digest is sent that a message waits for; null when it waits for none, or was tried already. */
export function waitsUntil({ kind, status, attempts, nextAt }: Delivery): string | null {
  return kind === "DIGEST" && status === "WAITING" && attempts.length === 0 ? (nextAt ?? null) : null;
}

function crossed({ id, level, crossedAt }: Pick<Sibling, "id" | "level" | "crossedAt">, isThis: boolean): TimelineStep {
  return { kind: "crossed", at: crossedAt, key: `crossed ${id}`, level, isThis };
}
