import { fieldOf, isFields } from "./fields.ts";

const SENTENCES = [
  "회의에서 출시 일정을 12월 둘째 주로 옮기기로 했습니다.",
  "담당자는 다음 주까지 초안을 공유합니다.",
  "예산은 지난 분기와 같고, 추가 인력은 필요하지 않습니다.",
  "사용자 인터뷰에서 검색 속도에 대한 불만이 가장 많았습니다.",
  "온보딩 화면을 두 단계로 줄이는 방안을 검토합니다.",
];
const TAGS = ["회의록", "출시 일정", "예산", "사용자 조사", "온보딩"];

/** Korean text in three parts, another one for every call; JSON where the caller gave a schema for it. */
export function writeText(call: number, schema: unknown): readonly string[] {
  if (schema !== undefined) return toThirds(JSON.stringify(fill(schema, call)));
  return [0, 1, 2].map((offset) => `${pick(SENTENCES, call + offset)} `);
}

/** The schema that a request asks its answer to obey, wherever its provider has it. */
export function findSchema(body: unknown): unknown {
  const config = fieldOf(body, "generationConfig");
  return (
    fieldOf(config, "responseJsonSchema") ??
    fieldOf(config, "responseSchema") ??
    fieldOf(body, "response_format", "json_schema", "schema") ??
    fieldOf(body, "text", "format", "schema") ??
    fieldOf(body, "output_config", "format", "schema") ??
    fieldOf(body, "output_format", "schema")
  );
}

function fill(schema: unknown, call: number): unknown {
  const { type, properties, items, enum: choices } = isFields(schema) ? schema : {};
  if (Array.isArray(choices)) return choices[call % choices.length];
  switch (String(type).toLowerCase()) {
    case "object":
      return Object.fromEntries(
        Object.entries(isFields(properties) ? properties : {}).map(([name, inner], index) => [
          name,
          fill(inner, call + index),
        ]),
      );
    case "array":
      return [0, 1, 2].map((index) => fill(items, call + index));
    case "integer":
    case "number":
      return call;
    case "boolean":
      return call % 2 === 0;
    default:
      return pick(TAGS, call);
  }
}

const pick = (words: readonly string[], index: number): string => words[index % words.length] ?? "";

function toThirds(text: string): readonly string[] {
  const third = Math.ceil(text.length / 3);
  return [text.slice(0, third), text.slice(third, 2 * third), text.slice(2 * third)];
}
