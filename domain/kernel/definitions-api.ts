/** What every room whose rules are dated definitions asks and answers of them; `server/kernel/definitions` does it. */
import { z } from 'zod'
import { done } from './api.ts'
import { Id } from './id.ts'

/** Every definition of a kind, each with the version under which it may be edited. */
export const definitionList = <T extends z.ZodRawShape>(shape: z.ZodObject<T>) =>
  z.strictObject({ items: z.array(shape.extend({ version: z.int().min(1) })) })

/** One definition from a day on. `base`: the version that was looked at, 0 where there is none of that day yet. */
export const defining = <C extends z.ZodType, T extends z.ZodType>(code: C, definition: T) => ({
  params: z.strictObject({ code }),
  body: z.strictObject({ id: Id, base: z.int().min(0), definition, why: z.string().trim().max(200).optional() }),
  answer: done,
})
