# The server and its console. Works with the PostgreSQL of DATABASE_URL, or without one with its own under /data.
# docker-compose.yml runs it beside a PostgreSQL; docs/operations.md says more.

# What the packages need to be chosen, and nothing that changes more often.
FROM node:24-slim AS manifests
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY .tools/package.json .tools/
COPY e2e/package.json e2e/
COPY server/package.json server/
COPY shared/client/package.json shared/client/
COPY shared/model/package.json shared/model/
COPY web/package.json web/

# The same build as anywhere else.
FROM manifests AS build
COPY tsconfig.base.json ./
COPY .tools .tools
COPY shared shared
COPY server server
COPY web web
RUN npm run build

# What the server alone needs at run time.
FROM manifests AS packages
RUN npx -y pnpm@12.21.0 install --frozen-lockfile --prod --filter "@tokenledger/server..."

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
# Nothing is installed or built from here on.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn* \
  && mkdir -p /data /backups && chown node:node /data /backups && chmod 0700 /data /backups
WORKDIR /app
COPY --from=packages /app/package.json ./
COPY --from=packages /app/node_modules node_modules
COPY --from=packages /app/server server
COPY --from=packages /app/shared/model shared/model
COPY --from=build /app/shared/model/dist shared/model/dist
COPY --from=build /app/server/dist server/dist
COPY --from=build /app/web/dist web/dist
USER node
VOLUME ["/data", "/backups"]
EXPOSE 4000
# For who looks, not for who restarts: a database that is away is no reason to restart the server.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# The variables and flags of server/src/app/node-flags.ts.
ENV MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=131072 MALLOC_TRIM_THRESHOLD_=131072
CMD ["node", "--enable-source-maps", "--max-old-space-size=512", "--heap-growing-percent=25", "--min-semi-space-size=32", "--max-semi-space-size=32", "server/dist/main.js"]
