import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { AppError } from "../core/errors.js";
import { MAX_CREDENTIAL_LENGTH as MAX_LENGTH } from "./credential-limits.js";
import type { RequestContext } from "./request-context.js";
import { readSessionCookie, sessionCookie } from "./session-cookie.js";
import type { SessionService } from "./session.service.js";
import type { SignInThrottle } from "./sign-in-throttle.js";
import { toViewerType, ViewerType } from "./viewer.type.js";

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
    @Ctx() context: RequestContext,
  ): Promise<ViewerType> {
    if (email.length > MAX_LENGTH) throw AppError.badInput("email", `at most ${MAX_LENGTH} characters`, email);
    if (password.length > MAX_LENGTH) throw AppError.badInput("password", `at most ${MAX_LENGTH} characters`, "more");
    if (context.http === null) throw needsHttp();
    const succeeded = this.throttle.begin(email, context.http.address);
    const { viewer, token } = await this.sessions.signIn(context.em, email, password);
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

  private setCookie({ http }: RequestContext, token: string | null) {
    if (http === null) throw needsHttp();
    http.res.setHeader("Set-Cookie", sessionCookie(token, this.secureCookies));
  }
}

function needsHttp(): AppError {
  return AppError.forbidden("an HTTP request, which can carry a cookie");
}
