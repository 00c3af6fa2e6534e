import { expect, test } from "vitest";
import { passwordStrength } from "./password-strength";

test.each([
  { name: "one character less than the server takes is short", password: "a".repeat(11), strength: "short" },
  { name: "exactly as many as the server takes are fair", password: "a".repeat(12), strength: "fair" },
  { name: "four more are good", password: "a".repeat(16), strength: "good" },
  { name: "twenty are strong, whatever they are", password: "a".repeat(20), strength: "strong" },
  { name: "a character outside the basic plane counts as one", password: "🐦".repeat(11), strength: "short" },
])("$name", ({ password, strength }) => {
  expect(passwordStrength(password)).toBe(strength);
});
