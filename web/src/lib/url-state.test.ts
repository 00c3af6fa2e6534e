import { describe, expect, test } from "vitest";
import { formatQueryString, parseQueryString } from "./query-string";
import { DEFAULT_STATE, parseUrlState, toUrlSearch } from "./url-state";

const read = (query: string) => parseUrlState(parseQueryString(query));
const tidy = (query: string) => formatQueryString(toUrlSearch(read(query).state));

describe("parseUrlState", () => {
  test("an empty address is the default view", () => {
    expect(read("")).toEqual({ state: DEFAULT_STATE, dropped: [] });
  });

  test("a name of our own, which no model can have, is kept in a link", () => {
    expect(read(tidy("?hide=%00,OTHER")).state.hide).toEqual(["\u0000", "OTHER"]);
  });

  test("every parameter is read", () => {
    const { state, dropped } = read(
      "?range=7d&cmp=prev&tz=UTC&meter=tokens&by=feature&grain=hour&model=b,!c,a&status=error&hide=x&view=table&sort=-cost",
    );
    expect(dropped).toEqual([]);
    expect(state).toMatchObject({
      range: "7d",
      cmp: "prev",
      tz: "UTC",
      meter: "tokens",
      by: "feature",
      grain: "hour",
      hide: ["x"],
      view: "table",
      sort: "-cost",
    });
    expect(state.filters.model).toEqual({ is: ["a", "b"], not: ["c"] });
    expect(state.filters.status).toEqual({ is: ["error"], not: [] });
  });

  test("the link of a report's mail shows the days that it is about, and nothing else is chosen", () => {
    const range = "2026-11-18..2026-11-18";
    expect(read(`?range=${range}`)).toEqual({ state: { ...DEFAULT_STATE, range }, dropped: [] });
    expect(read("?range=2026-10-01..2026-10-31").dropped).toEqual([]);
  });

  test("what belongs to one page is read: which requests, a request's project, a re-cost's choice, a what-if's model", () => {
    const { state, dropped } = read(
      "?cost=unpriced&projectId=7&unpricedOnly=1&target=openrouter,google/gemini-2.5-flash%252Cold",
    );
    expect(dropped).toEqual([]);
    expect(state).toMatchObject({
      cost: "unpriced",
      projectId: "7",
      unpricedOnly: true,
      target: { provider: "openrouter", model: "google/gemini-2.5-flash,old" },
    });
  });

  test("what narrows a list of requests is read and written back, whatever its ids hold", () => {
    const query =
      "?min=0.05&note=a%252Cb,z&fp=f1&attempt=2&tokens=9000&tin=8000&tout=0&cols=cost,model&density=compact";
    const { state, dropped } = read(query);
    expect(dropped).toEqual([]);
    expect(state).toMatchObject({
      narrowing: {
        minCost: "0.05",
        noteIds: ["a,b", "z"],
        fingerprints: ["f1"],
        minAttempt: 2,
        minTokens: 9_000,
        minInputTokens: 8_000,
        maxOutputTokens: 0,
      },
      cols: ["cost", "model"],
      density: "compact",
    });
    expect(tidy(query)).toBe(query);
  });

  test.each([
    "min=-1",
    "min=1e3",
    "attempt=0",
    "attempt=x",
    "tokens=-1",
    "tin=1.5",
    "tout=99999999999",
    "density=huge",
    "note=,",
  ])("%s is dropped and named", (part) => {
    expect(read(`?${part}`)).toEqual({ state: DEFAULT_STATE, dropped: [part] });
  });

  test("what the audit log and the keys are asked is read: who, what and about which thing, whatever their names hold", () => {
    const { state, dropped } = read(
      "?revoked=1&actor=mina@example.com,a%252Cb&action=price.create&about=apiKey,12&q=rotation",
    );
    expect(dropped).toEqual([]);
    expect(state).toMatchObject({
      revoked: true,
      actors: ["mina@example.com", "a,b"],
      actions: ["price.create"],
      about: { kind: "apiKey", id: "12" },
      q: "rotation",
    });
    expect(read("?about=apiKey").state.about).toEqual({ kind: "apiKey", id: null });
  });

  test.each([
    { name: "a thing with too many parts", query: "?about=apiKey,1,2", dropped: ["about=apiKey,1,2"] },
    { name: "a model without a provider", query: "?target=gpt-5", dropped: ["target=gpt-5"] },
    { name: "a cost that is no choice", query: "?cost=cheap", dropped: ["cost=cheap"] },
    { name: "a project that is no number", query: "?projectId=x", dropped: ["projectId=x"] },
    { name: "a switch that is neither on nor off", query: "?unpricedOnly=yes", dropped: ["unpricedOnly=yes"] },
    { name: "an unknown parameter", query: "?foo=1", dropped: ["foo=1"] },
    { name: "an unknown range", query: "?range=31d", dropped: ["range=31d"] },
    {
      name: "a day that does not exist",
      query: "?range=2026-02-30..2026-03-01",
      dropped: ["range=2026-02-30..2026-03-01"],
    },
    {
      name: "an end before the start",
      query: "?range=2026-11-23..2026-11-01",
      dropped: ["range=2026-11-23..2026-11-01"],
    },
    {
      name: "an hour that does not exist",
      query: "?range=2026-11-23T09:00..2026-11-23T24:00",
      dropped: ["range=2026-11-23T09:00..2026-11-23T24:00"],
    },
    { name: "a zone that does not exist", query: "?tz=Mars/Base", dropped: ["tz=Mars/Base"] },
    { name: "one status of two", query: "?status=ok,burnt", dropped: ["status=burnt"] },
    {
      name: "a range of ten thousand years",
      query: "?range=0001-01-01..9999-12-31",
      dropped: ["range=0001-01-01..9999-12-31"],
    },
    {
      name: "a range of eight years",
      query: "?range=2018-01-01..2025-12-31",
      dropped: ["range=2018-01-01..2025-12-31"],
    },
    {
      name: "a time before the year 2000",
      query: "?range=1999-12-01T00:00..1999-12-02T00:00",
      dropped: ["range=1999-12-01T00:00..1999-12-02T00:00"],
    },
    { name: "an app user that is no id", query: "?user=abc,7", dropped: ["user=abc"] },
    { name: "a key that is no id", query: "?key=worker,1", dropped: ["key=worker"] },
    { name: "a project that is no id", query: "?project=9999999999,1", dropped: ["project=9999999999"] },
    { name: "a sort that is code", query: "?sort=drop%20table", dropped: ["sort=drop table"] },
  ])("$name is dropped and named", ({ query, dropped }) => {
    expect(read(query).dropped).toEqual(dropped);
  });
});

describe("toUrlSearch", () => {
  test.each([
    {
      name: "defaults are never written",
      query: "?range=30d&cmp=off&meter=cost&by=model&grain=auto&view=chart",
      link: "",
    },
    {
      name: "order is that of the grammar",
      query: "?view=table&model=a&range=7d",
      link: "?range=7d&model=a&view=table",
    },
    { name: "values are sorted and single", query: "?model=b,a,b,!d,!c", link: "?model=a,b,!c,!d" },
    { name: "included beats excluded", query: "?model=a,!a", link: "?model=a" },
    {
      name: "fixed dates stay readable",
      query: "?range=2026-11-01..2026-11-23",
      link: "?range=2026-11-01..2026-11-23",
    },
    {
      name: "times stay readable",
      query: "?range=2026-11-23T09:00..2026-11-23T18:00",
      link: "?range=2026-11-23T09:00..2026-11-23T18:00",
    },
    { name: "zones stay readable", query: "?tz=Asia/Kathmandu", link: "?tz=Asia/Kathmandu" },
  ])("$name", ({ query, link }) => {
    expect(tidy(query)).toBe(link);
  });

  test.each(["a,b", "!a", "100%", "모델 이름", "a&b=c", "openai/gpt-4o"])(
    "the name %s survives the address",
    (model) => {
      const state = { ...DEFAULT_STATE, filters: { ...DEFAULT_STATE.filters, model: { is: [model], not: [] } } };
      const link = formatQueryString(toUrlSearch(state));
      expect(read(link)).toEqual({ state, dropped: [] });
    },
  );

  test("a link that was tidied once stays as it is", () => {
    const link = tidy("?hide=b,a&cmp=year&user=7&by=user&range=mtd");
    expect(tidy(link)).toBe(link);
  });
});
