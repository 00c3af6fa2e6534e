import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { confirmSession } from "./confirm-session.js";
import { readCredential } from "./credential-limits.js";
import { httpOf } from "./http-of.js";
import { memberOf } from "./member-of.js";
import { Permission } from "./permission.js";
import type { RequestContext } from "./request-context.js";
import type { SessionCookie } from "./session-cookie.js";
import type { Proof, SessionService } from "./session.service.js";
import { signOut } from "./sign-out.js";
import type { SignInThrottle, Trying } from "./sign-in-throttle.js";
import { toViewerType, ViewerType } from "./viewer.type.js";

const CODE = "Six digits, or a recovery code, of who has a second factor.";

interface SessionResolverParts {
  readonly sessions: SessionService;
  readonly throttle: SignInThrottle;
  readonly cookie: SessionCookie;
}

@Resolver()
export class SessionResolver {
  constructor(private readonly parts: SessionResolverParts) {}

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
    const { sessions, throttle, cookie } = this.parts;
    const { em } = context;
    const proof = { password: readCredential("password", password), code: readCode(code) };
    const http = httpOf(context);
    const trying: Trying = { by: "email", account: readCredential("email", email), address: http.address };
    const { viewer, token } = await throttle.attempt(em, trying, (lane) =>
      sessions.signIn(em, { email, proof: { ...proof, lane }, http }),
    );
    await signOut({ em, http }, this.parts);
    cookie.give(http.res, token);
    return toViewerType(viewer);
  }

  @Mutation(() => Boolean, { description: "Ends the session behind the cookie." })
  async signOut(@Ctx() context: RequestContext): Promise<boolean> {
    const http = httpOf(context);
    const hadSession = await signOut({ ...context, http }, this.parts);
    this.parts.cookie.takeBack(http.res);
    return hadSession;
  }

  @Authorized<Permission>(Permission.MANAGE_OWN_ACCOUNT)
  @Mutation(() => ViewerType, { description: "Proves again that it is you, for sensitive acts." })
  async confirmSession(
    @Arg("password", () => String) password: string,
    @Arg("code", () => String, { nullable: true, description: CODE }) code: string | null = null,
    @Ctx() context: RequestContext,
  ): Promise<ViewerType> {
    const { sessions, throttle } = this.parts;
    const proof: Proof = { password: readCredential("password", password), code: readCode(code) };
    const viewer = memberOf(context);
    const trying: Trying = { by: "session", account: viewer.sessionId, address: httpOf(context).address };
    const confirming = () => confirmSession({ ...context, viewer }, sessions, proof);
    return toViewerType(await throttle.attempt(context.em, trying, confirming));
  }
}

function readCode(code: string | null): string | null {
  return code === null ? null : readCredential("code", code);
}
