import { InMemoryCache } from "@apollo/client";
import type { DocumentNode } from "graphql";
import type { Plugin } from "vite";
import { ASKED } from "../src/lib/early-answers.ts";
import { requestBody } from "../src/lib/request-body.ts";
import { generatedDocument } from "./generated-document.ts";

interface EarlyQuestions {
  /** The operation that tells who is signed in; its answer has a `viewer`. */
  readonly first: string;
  /** What is asked besides once somebody is. None of them has variables. */
  readonly others: readonly string[];
  /** What the page at a path asks when nothing is chosen on it, of who may see usage. */
  readonly pages: Readonly<Record<string, readonly PageQuestion[]>>;
  /** Beginnings of paths that ask nothing. */
  readonly notAt: readonly string[];
}

interface PageQuestion {
  readonly operation: string;
  readonly variables: object;
}

/**
 * Asks what every page asks before its scripts are there: on a slow network the answers come long before them.
 * `lib/early-answers.ts` takes them.
 */
export function earlyQuestions({ first, others, pages, notAt }: EarlyQuestions): Plugin {
  return {
    name: "early-questions",
    transformIndexHtml: {
      order: "post",
      handler(html) {
        const given = {
          request: ASKED,
          first: bodyOf(first),
          others: others.map((operation) => bodyOf(operation)),
          pages: Object.fromEntries(
            Object.entries(pages).map(([path, questions]) => [
              path,
              questions.map(({ operation, variables }) => bodyOf(operation, variables)),
            ]),
          ),
          notAt,
        };
        const script = `(${askFirst.toString()})(${JSON.stringify(given)})`;
        return html.replace(/(?=<script type="module")/, () => `<script>${script}</script>\n    `);
      },
    },
  };
}

interface Given {
  request: RequestInit;
  first: string;
  others: string[];
  pages: Record<string, string[]>;
  notAt: string[];
}

/** Runs in the browser, before anything is loaded. */
function askFirst({ request, first, others, pages, notAt }: Given): void {
  if (notAt.some((path) => location.pathname.startsWith(path))) return;
  const answers = new Map<string, Promise<Response> | null>();
  window.earlyAnswers = answers;
  const ask = (body: string): Promise<Response> => {
    const answer = fetch("/graphql", { ...request, body }).then(async (response) => {
      // An answer that nobody comes for would keep its connection.
      return new Response(await response.blob(), { status: response.status, headers: response.headers });
    });
    answers.set(body, answer);
    return answer;
  };
  const ofPage = location.search === "" ? (pages[location.pathname] ?? []) : [];
  const askMore = (answer: { data?: { viewer?: { permissions?: string[] } | null } }): void => {
    const viewer = answer.data?.viewer;
    if (!viewer) return;
    const wanted = viewer.permissions?.includes("VIEW_USAGE") ? [...others, ...ofPage] : others;
    for (const body of wanted) if (!answers.has(body)) ask(body).catch(() => undefined);
  };
  // What goes wrong is told to who takes the answer.
  ask(first)
    .then((response) => response.clone().json())
    .then(askMore, () => undefined);
}

/** To the letter as the console's client sends it, or it would be asked twice. */
function bodyOf(operationName: string, variables: object = {}): string {
  const query = JSON.parse(generatedDocument(`${operationName}Document`)) as DocumentNode;
  return requestBody({ query, variables }, new InMemoryCache());
}
