/** Whom to call back: a sample that anybody who knows the seed draws again. */
import { z } from 'zod'
import { hash32 } from '../kernel/stable-id.ts'

export const callBackSetting = 'duties.call-backs'
/** Of a hundred who were met so many, and at least so many of a county. */
export const CallBackRule = z.strictObject({
  percent: z.int().min(0).max(100),
  least: z.int().min(0).max(1000),
})
export type CallBackRule = z.output<typeof CallBackRule>
export const usualCallBacks: CallBackRule = { percent: 2, least: 20 }

export const sampleSize = (of: number, { percent, least }: CallBackRule): number =>
  Math.min(of, Math.max(least, Math.ceil((of * percent) / 100)))

/** Each is as likely as every other; the order they come in does not matter. */
export const drawn = <T>(all: readonly T[], idOf: (t: T) => string, seed: string, size: number): T[] =>
  all
    .map((t) => ({ t, id: idOf(t), a: hash32(`${seed} ${idOf(t)}`, 1), b: hash32(`${idOf(t)} ${seed}`, 2) }))
    .sort((x, y) => x.a - y.a || x.b - y.b || (x.id < y.id ? -1 : 1))
    .slice(0, size)
    .map(({ t }) => t)
