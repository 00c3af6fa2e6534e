import { describe, expect, test } from "vitest";
import { Permission, Role } from "./permission.js";
import { rightsKey } from "./rights-key.js";
import type { ApiKeyViewer, MemberViewer, Viewer } from "./viewer.js";

const key: ApiKeyViewer = {
  kind: "API_KEY",
  keyId: 1,
  projectId: 1,
  name: "app",
  requestsPerMinute: null,
  scopes: ["read"],
  permissions: [Permission.VIEW_USAGE],
};
const member: MemberViewer = {
  kind: "MEMBER",
  memberId: 1,
  email: "a@example.com",
  name: "",
  role: Role.ANALYST,
  sessionId: "1",
  confirmedAt: new Date(0),
  hasPassword: true,
  permissions: [Permission.VIEW_USAGE],
};

describe("rightsKey", () => {
  test.each<{ name: string; one: Viewer; other: Viewer }>([
    { name: "two keys of one project", one: key, other: { ...key, keyId: 2 } },
    { name: "two members of one role", one: member, other: { ...member, memberId: 2, email: "b@example.com" } },
    {
      name: "permissions in another order",
      one: { ...key, permissions: [Permission.VIEW_USAGE, Permission.RECORD_USAGE] },
      other: { ...key, permissions: [Permission.RECORD_USAGE, Permission.VIEW_USAGE] },
    },
  ])("is equal for $name", ({ one, other }) => {
    expect(rightsKey(one)).toBe(rightsKey(other));
  });

  test.each<{ name: string; one: Viewer | null; other: Viewer | null }>([
    { name: "keys of two projects", one: key, other: { ...key, projectId: 2 } },
    {
      name: "a key with one right more",
      one: key,
      other: { ...key, permissions: [...key.permissions, Permission.RECORD_USAGE] },
    },
    { name: "members of two roles", one: member, other: { ...member, role: Role.AUDITOR } },
    { name: "a key and a member", one: key, other: member },
    { name: "nobody and somebody without rights", one: null, other: { ...member, permissions: [] } },
  ])("tells apart $name", ({ one, other }) => {
    expect(rightsKey(one)).not.toBe(rightsKey(other));
  });
});
