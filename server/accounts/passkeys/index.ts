/** Passkeys of staff, as a module of its own beside the accounts they open. */
import { passkeysApi } from '../../../domain/accounts/passkeys-api.ts'
import { room, type Job } from '../../kernel/context.ts'
import { addPasskey, askOwn, beginAdding, giveOwn, ownPasskeys, removePasskey } from './own.ts'
import { askForPasskey, beginByPasskey, givePasskey } from './sign-in.ts'
import { purgeAsked } from './store.ts'

const forgotten: Job = {
  name: 'passkeys.purge',
  every: '*/10 * * * *',
  run: (work) =>
    work.act(
      async () => undefined,
      () => ({ writes: [purgeAsked(work.now)], audit: [], events: [], answer: undefined }),
    ),
}

export const passkeysRoom = room({
  name: 'passkeys',
  api: passkeysApi,
  routes: {
    begin: (ctx, { body }) => beginByPasskey(ctx, { id: body.id, field: body.shell === 'field' }),
    ask: (ctx, { params }) => askForPasskey(ctx, params.id),
    give: (ctx, { params, body }) => givePasskey(ctx, params.id, body.signed),
    mine: (ctx) => ownPasskeys(ctx),
    beginAdd: (ctx, { body }) => beginAdding(ctx, body.id),
    add: (ctx, { body }) => addPasskey(ctx, body),
    remove: (ctx, { params }) => removePasskey(ctx, params.id),
    askOwn: (ctx) => askOwn(ctx),
    giveOwn: (ctx, { body }) => giveOwn(ctx, body.signed),
  },
  jobs: [forgotten],
})
