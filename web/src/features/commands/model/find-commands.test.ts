import { describe, expect, test } from "vitest";
import { findCommands, type SearchableGroup } from "./find-commands";

const command = (label: string, words?: string) => ({
  id: label,
  label,
  icon: null,
  onSelect: () => undefined,
  ...(words === undefined ? {} : { words }),
});
const GROUPS: readonly SearchableGroup[] = [
  {
    id: "pages",
    title: "Go to",
    commands: [command("Overview"), command("Prices", "/prices"), { ...command("Dialect lab"), onlySearched: true }],
  },
  { id: "range", title: "기간", commands: [command("최근 7일", "7d"), command("이번 달")] },
  { id: "models", title: "Model", onlySearched: true, commands: [command("gemini-2.5-pro"), command("gpt-5-mini")] },
];
const labels = (search: string, groups = GROUPS) =>
  findCommands(groups, search).flatMap(({ commands }) => commands.map(({ label }) => label));

describe("finding commands", () => {
  test("offers all but those of which there are too many, before anything is typed", () => {
    expect(labels("  ")).toEqual(["Overview", "Prices", "최근 7일", "이번 달"]);
  });

  test.each([
    { name: "in whatever case", search: "oVer", finds: ["Overview"] },
    { name: "by a part of a model", search: "2.5", finds: ["gemini-2.5-pro"] },
    { name: "also what is not offered at first", search: "lab", finds: ["Dialect lab"] },
    { name: "by other words", search: "7d", finds: ["최근 7일"] },
    { name: "by the name of the group and a part of its own", search: "model gpt", finds: ["gpt-5-mini"] },
    { name: "by Hangul that was taken apart", search: "이번".normalize("NFD"), finds: ["이번 달"] },
    { name: "nothing where one word is missing", search: "prices yesterday", finds: [] },
  ])("$name", ({ search, finds }) => {
    expect(labels(search)).toEqual(finds);
  });

  test("leaves what the server found as it is, and shows eight of a group at most", () => {
    const many = Array.from({ length: 12 }, (_, index) => command(`sparrow-${index}`));
    expect(labels("참새", [{ id: "users", title: "Users", isFound: true, commands: many }])).toHaveLength(8);
  });
});
