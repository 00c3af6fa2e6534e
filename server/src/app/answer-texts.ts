import { GraphQLError, type FormattedExecutionResult, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { withoutSuggestion } from "./documents/operation-checks.js";
import { formatError } from "./format-error.js";

/** What executing a selection gave. */
export interface Answer {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly GraphQLError[] | undefined;
}

/** The JSON of answers, made once for all who get the same answer. */
export class AnswerTexts {
  private readonly texts = new WeakMap<Answer, string>();

  constructor(private readonly logger: Logger) {}

  textOf(answer: Answer): string {
    const known = this.texts.get(answer);
    if (known !== undefined) return known;
    const text = JSON.stringify(this.readable(answer));
    this.texts.set(answer, text);
    return text;
  }

  /** With errors as a client may read them, whoever it is: over WebSocket nobody explores the schema. */
  readable({ data = null, errors }: Answer): FormattedExecutionResult {
    return errors === undefined ? { data } : { data, errors: errors.map((error) => this.readableError(error)) };
  }

  readableError(error: GraphQLError | GraphQLFormattedError): GraphQLFormattedError {
    const formatted = error instanceof GraphQLError ? error.toJSON() : error;
    return withoutSuggestion(formatError(formatted, error, this.logger));
  }
}
