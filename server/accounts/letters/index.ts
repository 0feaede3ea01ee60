/** Field phones and sealed letters, as a module of their own: letters are performed by all rooms, which the list of rooms hands in. */
import { lettersApi } from '../../../domain/accounts/letters-api.ts'
import { letterDays } from '../../../domain/kernel/letter.ts'
import { room, type Job, type RoomModule } from '../../kernel/context.ts'
import { accept, desk, look, own, refuse } from './desk.ts'
import { enrol, lease, phones, revokeAll, revokeOwn } from './phones.ts'
import { attempt, handIn } from './receive.ts'
import { emptyLetters, purgePhones, waitingSince } from './store.ts'

const day = 86_400_000
const ok = { ok: true } as const

/** What was interrupted is performed after all; what was refused is emptied when nobody needs it any longer. */
const jobOver = (rooms: readonly RoomModule[]): Job => ({
  name: 'accounts.letters',
  every: '*/5 * * * *',
  run: async (work) => {
    const late = await work.read((tx) =>
      tx.rows<{ id: string; account: string }>(waitingSince(new Date(work.now.getTime() - 60_000))),
    )
    for (const letter of late) await attempt(work, rooms, letter)
    await work.act(
      async () => undefined,
      () => ({
        writes: [emptyLetters(new Date(work.now.getTime() - letterDays * day)), purgePhones(work.now)],
        audit: [],
        events: [],
        answer: undefined,
      }),
    )
  },
})

/** @param rooms those whose acts may come by letter */
export function lettersRoom(rooms: readonly RoomModule[]): RoomModule {
  return room({
    name: 'letters',
    api: lettersApi,
    routes: {
      enrol: (ctx, { body }) => enrol(ctx, body),
      phones: (ctx) => phones(ctx),
      revoke: (ctx, { params }) => revokeOwn(ctx, params.id).then(() => ok),
      revokeAll: (ctx, { params, body }) => revokeAll(ctx, params.id, body),
      lease: (ctx, { body }) => lease(ctx, body),
      handIn: async (ctx, { body }) => ({ state: await handIn(ctx, rooms, body) }),
      mine: (ctx, { query }) => own(ctx, query),
      list: (ctx, { query }) => desk(ctx, query),
      get: (ctx, { params }) => look(ctx, params.id),
      accept: async (ctx, { params }) => ({ state: await accept(ctx, rooms, params.id) }),
      refuse: async (ctx, { params, body }) => ({ state: await refuse(ctx, rooms, params.id, body.why) }),
    },
    sealed: [
      { table: 'letter_keys', column: 'secret', key: ['id'] },
      { table: 'letters', column: 'content', key: ['id'] },
    ],
    jobs: [jobOver(rooms)],
  })
}
