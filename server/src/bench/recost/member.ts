import type { BenchedProduct } from "../start-product.js";

const SIGN_IN = "mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }";

/** Somebody at the console. */
export class Member {
  private constructor(
    private readonly url: string,
    /** What the member's browser sends. */
    readonly cookie: string,
  ) {}

  static async signIn({ url, admin }: Pick<BenchedProduct, "url" | "admin">): Promise<Member> {
    const response = await post(url, { query: SIGN_IN, variables: admin }, "");
    const cookie = response.headers.get("set-cookie")?.split(";")[0];
    if (cookie === undefined) throw new Error("The administrator could not sign in.");
    return new Member(url, cookie);
  }

  /** @throws Error with the first fault the answer tells */
  async ask(query: string, variables: object): Promise<Record<string, unknown>> {
    const response = await post(this.url, { query, variables }, this.cookie);
    const answer: unknown = await response.json();
    if (!isAnswer(answer)) throw new Error(`The product refused: ${JSON.stringify(answer).slice(0, 300)}`);
    return answer.data;
  }
}

function post(url: string, body: object, cookie: string): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify(body),
  });
}

function isAnswer(answer: unknown): answer is { readonly data: Record<string, unknown> } {
  return (
    typeof answer === "object" && answer !== null && "data" in answer && answer.data !== null && !("errors" in answer)
  );
}
