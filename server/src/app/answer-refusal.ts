import type { Response } from "express";

const GRAPHQL_TYPE = "application/graphql-response+json";

interface Refusal {
  readonly code?: unknown;
  readonly errorId?: unknown;
  readonly message: string;
}

/** Refuses a request to `/graphql` before there is an operation, in the shape and media type of its answers. */
export function answerRefusal(res: Response, status: number, { message, ...extensions }: Refusal): void {
  const type = res.req.accepts(["application/json", GRAPHQL_TYPE]) === GRAPHQL_TYPE ? GRAPHQL_TYPE : "application/json";
  res
    .status(status)
    .setHeader("Content-Type", `${type}; charset=utf-8`)
    .send(JSON.stringify({ errors: [{ message, extensions }] }));
}
