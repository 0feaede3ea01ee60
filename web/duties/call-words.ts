/** Whom to call of those who were not reached, and what a call came to. */
import type { CallOutcome, Whom } from '../../domain/duties/schema.ts'
import { defineWords, type Word } from '../kit/words.ts'

type All<K extends string> = Record<K, Word>

export const whomWords = defineWords({
  person: { zh: '本人', en: 'the person' },
  neighbour: { zh: '邻居', en: 'a neighbour' },
  emergency: { zh: '紧急联系人', en: 'emergency contact' },
  door: { zh: '上门', en: 'at the door' },
}) satisfies All<Whom>

export const callWords = defineWords({
  well: { zh: '平安', en: 'well' },
  'no-answer': { zh: '没联系上', en: 'no answer' },
  'needs-help': { zh: '需要帮助', en: 'needs help' },
}) satisfies All<CallOutcome>
