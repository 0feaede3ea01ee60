/** Faults at fields, from the server and from this page, as words in the reader's language. Pure. */
import type { FieldFault } from '../../../domain/kernel/errors.ts'
import { faultWords } from '../kit-words.ts'
import type { Lang } from '../language.ts'
import { wordIn, type Words } from '../words.ts'

/** Field path → fault. The first fault of a field is the one shown. */
export type Faults = Record<string, FieldFault>

export function faultsByField(faults: readonly FieldFault[]): Faults {
  const out: Faults = {}
  for (const f of faults) out[f.path] ??= f
  return out
}

/** The word of the room, else of the kit, else "please look at this again". */
export function faultText(fault: FieldFault, lang: Lang, own: Words = {}): string {
  const word = own[fault.code] ?? (faultWords as Words)[fault.code] ?? faultWords.invalid
  return wordIn(word, lang, fault.params)
}
