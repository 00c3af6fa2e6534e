import { expect, test } from "vitest";
import { mainColumns } from "./main-columns";

const columns = [
  { key: "a", label: "A", memberCount: null },
  { key: "b", label: "B", memberCount: null },
  { key: "OTHER", label: "OTHER", memberCount: 3 },
];

test("the main column has most of the row, exactly compared", () => {
  const main = mainColumns({
    rows: [{ key: "7" }, { key: "8" }],
    columns,
    cells: [
      ["0.100000000001", "0.100000000002", "0.05"],
      ["9", "10", "0"],
    ],
    requests: [
      [9, 1, 1],
      [1, 1, 0],
    ],
  });
  expect([...main]).toEqual([
    ["7", "B"],
    ["8", "B"],
  ]);
});

test("of equal amounts the one with more requests is the main one", () => {
  expect(mainColumns({ rows: [{ key: "7" }], columns, cells: [["0", "0", "0"]], requests: [[1, 2, 0]] }).get("7")).toBe(
    "B",
  );
});

test("nothing is said where many small ones together are most, or nothing happened", () => {
  const rows = [{ key: "7" }, { key: "8" }];
  const cells = [
    ["1", "1", "5"],
    ["0", "0", "0"],
  ];
  const requests = [
    [1, 1, 5],
    [0, 0, 0],
  ];
  expect(mainColumns({ rows, columns, cells, requests }).size).toBe(0);
});
