import type { ChannelDesk } from "./channel-desk.js";

interface RefusedChannel {
  readonly name: string;
  /** Of a channel for e-mail that is in order. */
  readonly change: Parameters<ChannelDesk["input"]>[0];
  /** Which is at fault. */
  readonly field: string;
}

/** What a channel cannot be made of. */
export const REFUSED_CHANNELS: readonly RefusedChannel[] = [
  { name: "no name", change: { name: " " }, field: "name" },
  { name: "a name of 61 characters", change: { name: "n".repeat(61) }, field: "name" },
  { name: "a name that would be another header", change: { name: "x\r\nBcc: eve@example.com" }, field: "name" },
  { name: "a name with another end of a line", change: { name: "x\u2028y" }, field: "name" },
  { name: "nobody to write to", change: { recipients: [] }, field: "recipients" },
  {
    name: "21 recipients",
    change: { recipients: Array.from({ length: 21 }, (_, at) => `p${at}@example.com`) },
    field: "recipients",
  },
  { name: "two addresses in one", change: { recipients: ["a@example.com, b@example.com"] }, field: "recipients" },
  { name: "a recipient with a name", change: { recipients: ["Eve <eve@example.com>"] }, field: "recipients" },
  {
    name: "a recipient that would be another header",
    change: { recipients: ["a@example.com\r\nBcc: eve@example.com"] },
    field: "recipients",
  },
  {
    name: "a recipient that would be another command",
    change: { recipients: ["a@example.com>\r\nRCPT TO:<eve@example.com"] },
    field: "recipients",
  },
  { name: "e-mail with a target", change: { target: "https://1.1.1.1/secret-path" }, field: "target" },
  {
    name: "a webhook with recipients",
    change: { kind: "WEBHOOK", recipients: ["a@example.com"] },
    field: "recipients",
  },
  { name: "a webhook without a target", change: { kind: "WEBHOOK", target: null }, field: "target" },
  { name: "another scheme", change: { kind: "WEBHOOK", target: "file:///etc/secret-path" }, field: "target" },
  {
    name: "a scheme without its slashes",
    change: { kind: "WEBHOOK", target: "https:1.1.1.1/secret-path" },
    field: "target",
  },
  {
    name: "credentials",
    change: { kind: "SLACK", target: "https://user:pass@1.1.1.1/secret-path" },
    field: "target",
  },
  { name: "port 0", change: { kind: "WEBHOOK", target: "https://1.1.1.1:0/secret-path" }, field: "target" },
  { name: "a name that turns the direction", change: { name: "ops\u202egpj" }, field: "name" },
  { name: "a fragment", change: { kind: "SLACK", target: "https://1.1.1.1/secret-path#" }, field: "target" },
  {
    name: "a target of two lines",
    change: { kind: "SLACK", target: "https://1.1.1.1/secret-path\r\nX: 1" },
    field: "target",
  },
  {
    name: "a target with a blank",
    change: { kind: "SLACK", target: "https://1.1.1.1/secret-path x" },
    field: "target",
  },
  {
    name: "a target that is too long",
    change: { kind: "SLACK", target: `https://1.1.1.1/${"x".repeat(2_000)}` },
    field: "target",
  },
  {
    name: "a host that is not known",
    change: { kind: "SLACK", target: "https://hooks.example.invalid/secret-path" },
    field: "target",
  },
  { name: "a quiet time without its end", change: { quietFrom: "22:00" }, field: "quietTo" },
  { name: "a quiet time without its begin", change: { quietTo: "22:00" }, field: "quietFrom" },
  { name: "a quiet time that is all day", change: { quietFrom: "22:00", quietTo: "22:00" }, field: "quietTo" },
  { name: "no time", change: { quietFrom: "24:00", quietTo: "07:00" }, field: "quietFrom" },
  { name: "no message in an hour", change: { mostPerHour: 0 }, field: "mostPerHour" },
  { name: "more than a thousand", change: { mostPerHour: 1_001 }, field: "mostPerHour" },
];
