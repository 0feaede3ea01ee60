/**
 * Pictures to a report of harm come after its words, one by one, so that the words wait for nothing. Whoever made the report
 * knows its id; position and camera are dropped, what they show is sealed with the words' key and lies in no store of files.
 */
import { mostPictures, pictureDays } from '../../domain/children/harm.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { day } from '../../domain/kernel/instant.ts'
import { raced } from '../kernel/db/race.ts'
import type { Ctx } from '../kernel/context.ts'
import { acceptPicture } from '../kernel/files/images.ts'
import { act, sealed } from '../kernel/restricted/inside.ts'
import { blindIndex } from '../kernel/vault.ts'
import { drawn, nobody } from './harm.ts'
import { insertPicture, picturesOf, receiptOf } from './harm-store.ts'

const ok = { ok: true } as const

/** Sent twice it is one. */
export async function addHarmPicture(ctx: Ctx, report: string, id: string) {
  const sent = ctx.upload!.bytes.toString('base64')
  const { bytes } = await acceptPicture(ctx.upload!.bytes)
  const asking = nobody(ctx)
  const hash = blindIndex(ctx.house.keys, ctx.county.code, 'harm-picture', sent).toString('hex')
  return raced(
    () =>
      act(
        asking,
        async (tx) => ({ receipt: await receiptOf(tx, report), there: await picturesOf(tx, report) }),
        ({ receipt, there }) => {
          if (!receipt || receipt.received_at.getTime() < ctx.now.getTime() - pictureDays * day)
            throw new Refusal('not-found')
          const same = there.find((p) => p.id === id)
          if (same && same.hash !== hash) throw new Refusal('id-reused')
          if (same) return { writes: [], log: [], answer: ok }
          if (there.length >= mostPictures) throw new Refusal('out-of-turn')
          const body = sealed(asking, 'harm_image', 'body', id, bytes.toString('base64'))
          return {
            writes: insertPicture({ id, report, hash, at: ctx.now, body }),
            log: [],
            audit: [
              { act: 'restricted.receive', subjectKind: 'restricted', subject: ctx.house.newId(), bodyHash: hash },
            ],
            answer: ok,
          }
        },
      ),
    drawn,
  )
}
