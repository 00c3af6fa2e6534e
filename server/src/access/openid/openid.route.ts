import { Router, type Request, type RequestHandler, type Response } from "express";
import type { MikroORM } from "@mikro-orm/postgresql";
import type { IncomingMessage } from "node:http";
import type { Logger } from "pino";
import type { Clock } from "../../core/clock.js";
import { reportFault } from "../../core/report-fault.js";
import type { SessionCookie } from "../session-cookie.js";
import type { SessionService } from "../session.service.js";
import { signOut } from "../sign-out.js";
import type { MemberViewer } from "../viewer.js";
import type { Flow, FlowCookie } from "./flow-cookie.js";
import { OpenIdFault } from "./openid-fault.js";
import type { OpenIdSignIn } from "./openid-sign-in.js";
import { readReturnPath } from "./return-path.js";

const CONFIRMED_PAGE = "/signed-in-again";

export interface OpenIdRouteParts {
  readonly signIn: OpenIdSignIn;
  readonly sessions: SessionService;
  readonly orm: MikroORM;
  readonly cookie: SessionCookie;
  readonly flowCookie: FlowCookie;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Of the client, beyond the proxies that are trusted. */
  readonly addressOf: (req: IncomingMessage) => string;
}

/**
 * `GET /auth/oidc/start?to=/path`, or `?confirm=1`, sends the browser to the provider, which sends it to
 * `/auth/oidc/callback`; from there it goes to the page it wanted, or to the sign-in page with a fault.
 */
export function openIdRoute(parts: OpenIdRouteParts): Router {
  const pages = new OpenIdPages(parts);
  const router = Router();
  router.get("/auth/oidc/start", pages.start);
  router.get("/auth/oidc/callback", pages.callback);
  return router;
}

class OpenIdPages {
  constructor(private readonly parts: OpenIdRouteParts) {}

  readonly start: RequestHandler = async (req, res) => {
    await this.orFault(res, async () => {
      const { signIn, flowCookie } = this.parts;
      const query = new URLSearchParams(searchOf(req));
      const confirms = query.get("confirm") === "1" ? await this.member(req) : null;
      const { url, flow } = await signIn.begin(readReturnPath(query.get("to")), confirms);
      res.append("Set-Cookie", flowCookie.give(flow));
      return url;
    });
  };

  readonly callback: RequestHandler = async (req, res) => {
    await this.orFault(res, async () => {
      const { flowCookie, clock } = this.parts;
      const search = searchOf(req);
      const flow = flowCookie.read(req.headers.cookie, clock());
      // One that belongs to another tab stays: that one may still come back.
      if (flow === null || new URLSearchParams(search).get("state") !== flow.state) {
        throw new OpenIdFault("expired", "no sign-in is under way with this state");
      }
      res.append("Set-Cookie", flowCookie.takeBack());
      return flow.confirms === null ? this.signIn(req, res, flow) : this.confirm(req, res, flow);
    });
  };

  private async signIn(req: Request, res: Response, flow: Flow): Promise<string> {
    const { signIn, orm, cookie, flowCookie, addressOf } = this.parts;
    const em = orm.em.fork();
    const http = { req, res, address: addressOf(req) };
    const { token } = await signIn.signIn(em, { search: searchOf(req), flow, http });
    await signOut({ em, http }, this.parts);
    cookie.give(res, token);
    res.append("Set-Cookie", flowCookie.takeBack());
    return flow.to;
  }

  private async confirm(req: Request, res: Response, flow: Flow): Promise<string> {
    const { signIn, orm, addressOf } = this.parts;
    const viewer = await this.member(req);
    if (viewer.sessionId !== flow.confirms) throw new OpenIdFault("expired", "another session than it began with");
    const http = { req, res, address: addressOf(req) };
    await signIn.confirm(orm.em.fork(), viewer, { search: searchOf(req), flow, http });
    return CONFIRMED_PAGE;
  }

  /** Null when there is no open session; a page has no other credential than its cookie. */
  private async viewer({ headers }: Request): Promise<MemberViewer | null> {
    const { cookie, sessions, orm } = this.parts;
    const token = cookie.read(headers.cookie);
    return token === null ? null : sessions.viewerOf(orm.em.fork(), token);
  }

  private async member(req: Request): Promise<MemberViewer> {
    const viewer = await this.viewer(req);
    if (viewer === null) throw new OpenIdFault("expired", "there is no session to confirm");
    return viewer;
  }

  /** People come here with a browser: whatever happens, they end on a page of ours. */
  private async orFault(res: Response, act: () => Promise<string>): Promise<void> {
    try {
      res.redirect(await act());
    } catch (error) {
      res.redirect(`/sign-in?fault=${this.kindOf(error)}`);
    }
  }

  private kindOf(error: unknown): string {
    if (error instanceof OpenIdFault) {
      this.parts.logger.info({ kind: error.kind, reason: error.message }, "a sign-in through the provider failed");
      return error.kind;
    }
    reportFault(this.parts.logger, error, "a sign-in through the provider failed");
    return "other";
  }
}

/** With its question mark; express' own reading makes lists of what is given twice. */
function searchOf({ originalUrl }: Request): string {
  const at = originalUrl.indexOf("?");
  return at === -1 ? "" : originalUrl.slice(at);
}
