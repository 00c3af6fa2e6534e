import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { AppError } from "../core/errors.js";
import { MAX_CREDENTIAL_LENGTH as MAX_LENGTH } from "./credential-limits.js";
import { Permission } from "./permission.js";
import type { RequestContext } from "./request-context.js";
import { readSessionCookie, sessionCookie } from "./session-cookie.js";
import type { Proof, SessionService } from "./session.service.js";
import type { SignInThrottle } from "./sign-in-throttle.js";
import { toViewerType, ViewerType } from "./viewer.type.js";

const CODE = "Six digits, or a recovery code, of who has a second factor.";

@Resolver()
export class SessionResolver {
  constructor(
    private readonly sessions: SessionService,
    private readonly throttle: SignInThrottle,
    private readonly secureCookies: boolean,
  ) {}

  @Query(() => ViewerType, { nullable: true, description: "Null when signed out." })
  viewer(@Ctx() { viewer }: RequestContext): ViewerType | null {
    return viewer === null ? null : toViewerType(viewer);
  }

  @Mutation(() => ViewerType, { description: "Answers with a session cookie." })
  async signIn(
    @Arg("email", () => String) email: string,
    @Arg("password", () => String) password: string,
    @Arg("code", () => String, { nullable: true, description: CODE }) code: string | null = null,
    @Ctx() context: RequestContext,
  ): Promise<ViewerType> {
    if (email.length > MAX_LENGTH) throw AppError.badInput("email", `at most ${MAX_LENGTH} characters`, email);
    const proof = readProof(password, code);
    if (context.http === null) throw needsHttp();
    const succeeded = this.throttle.begin(email, context.http.address);
    const { viewer, token } = await this.sessions.signIn(context.em, email, proof);
    succeeded();
    this.setCookie(context, token);
    return toViewerType(viewer);
  }

  @Mutation(() => Boolean, { description: "Ends the session behind the cookie." })
  async signOut(@Ctx() context: RequestContext): Promise<boolean> {
    const token = readSessionCookie(context.http?.req.headers.cookie);
    if (token !== null) await this.sessions.signOut(context.em, token);
    this.setCookie(context, null);
    return token !== null;
  }

  @Authorized<Permission>(Permission.MANAGE_OWN_ACCOUNT)
  @Mutation(() => ViewerType, { description: "Proves again that it is you, for sensitive acts." })
  async confirmSession(
    @Arg("password", () => String) password: string,
    @Arg("code", () => String, { nullable: true, description: CODE }) code: string | null = null,
    @Ctx() context: RequestContext,
  ): Promise<ViewerType> {
    const proof = readProof(password, code);
    const { em, viewer, http } = context;
    if (viewer?.kind !== "MEMBER" || http === null) throw needsHttp();
    const succeeded = this.throttle.begin(viewer.email, http.address);
    const confirmed = await this.sessions.confirm(em, viewer, proof);
    succeeded();
    return toViewerType(confirmed);
  }

  private setCookie({ http }: RequestContext, token: string | null) {
    if (http === null) throw needsHttp();
    http.res.setHeader("Set-Cookie", sessionCookie(token, this.secureCookies));
  }
}

function readProof(password: string, code: string | null): Proof {
  const most = `at most ${MAX_LENGTH} characters`;
  if (password.length > MAX_LENGTH) throw AppError.badInput("password", most, "more");
  if (code !== null && code.length > MAX_LENGTH) throw AppError.badInput("code", most, "more");
  return { password, code };
}

function needsHttp(): AppError {
  return AppError.forbidden("an HTTP request, which can carry a cookie");
}
