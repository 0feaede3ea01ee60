/** Signing in by a platform, as a module of its own beside the accounts it signs in. */
import { platformsApi } from '../../../domain/accounts/platforms-api.ts'
import { Refusal } from '../../../domain/kernel/errors.ts'
import { room, type Job } from '../../kernel/context.ts'
import { buttons, platforms, put } from './acts.ts'
import { endLink, endOwnLink, link, linksFor, ownLinks } from './links.ts'
import { arrive, setOut } from './sign-in.ts'
import { purgeTurns } from './store.ts'

const forgotten: Job = {
  name: 'platforms.purge',
  every: '*/10 * * * *',
  run: (work) =>
    work.act(
      async () => undefined,
      () => ({ writes: [purgeTurns(work.now)], audit: [], events: [], answer: undefined }),
    ),
}

export const platformsRoom = room({
  name: 'platforms',
  api: platformsApi,
  routes: {
    buttons: (ctx) => buttons(ctx),
    setOut: (ctx, { params, body }) =>
      setOut(ctx, params.code, { id: body.id, field: body.shell === 'field', account: null }),
    arrive: (ctx, { params, body }) => arrive(ctx, params.code, body.search),
    ownLinks: (ctx) => ownLinks(ctx),
    linkOwn: (ctx, { params, body }) => {
      if (ctx.session?.kind !== 'staff') throw new Refusal('not-found')
      return setOut(ctx, params.code, { id: body.id, field: false, account: ctx.session.account })
    },
    endOwn: (ctx, { params }) => endOwnLink(ctx, params.code),
    links: (ctx, { params }) => linksFor(ctx, params.id),
    link: (ctx, { params, body }) => link(ctx, params.id, params.code, body),
    endLink: (ctx, { params, body }) => endLink(ctx, params.id, params.code, body),
    platforms: (ctx) => platforms(ctx),
    put: (ctx, { params, body }) => put(ctx, params.code, body),
  },
  sealed: [
    { table: 'account_platforms', column: 'secret', key: ['code'] },
    { table: 'account_platform_links', column: 'name', key: ['id'] },
  ],
  jobs: [forgotten],
})
