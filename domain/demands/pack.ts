/** Entries of a pack: what is asked since before the register begins, each with its ground. */
import { z } from 'zod'
import { definitionLines } from '../catalogue/definition-lines.ts'
import { Day } from '../places/schema.ts'
import { DemandAsked, DemandCode, DemandField, DemandKind } from './schema.ts'

/** Asked of the whole county. */
const DemandPackLine = DemandAsked.omit({ places: true, until: true }).extend({
  kind: DemandKind,
  code: DemandCode,
  from: Day.default('2000-01-01'),
  until: Day.nullable().default(null),
  fields: z.array(DemandField).default([]),
})
export type DemandPackLine = z.output<typeof DemandPackLine>

export const demandLines = (files: Readonly<Record<string, string>>) =>
  definitionLines(files, 'demands', DemandPackLine, {
    twice: { key: (l: DemandPackLine) => `${l.kind} ${l.code}`, path: 'code', code: 'code-twice' },
  })
