import type { AlertChannel } from "./alert-channel.entity.js";

/** What the audit log is told of a channel: of a target the host alone, of secrets nothing. */
export function auditedChannel(channel: AlertChannel) {
  const { kind, name, recipients, targetHost, language, quietFrom, quietTo, mostPerHour, enabled } = channel;
  return { kind, name, recipients: [...recipients], targetHost, language, quietFrom, quietTo, mostPerHour, enabled };
}
