/** The page of one request: its steps and what its acts say. */
import { defineWords } from '../../../kit/words.ts'

export const stepWords = defineWords({
  reported: { zh: '提交', en: 'Sent in' },
  accepted: { zh: '受理', en: 'Accepted' },
  dispatched: { zh: '派单', en: 'Sent out' },
  handling: { zh: '办理中', en: 'In hand' },
  resolved: { zh: '办结', en: 'Resolved' },
  evaluated: { zh: '评价', en: 'Evaluated' },
})

export const factWords = defineWords({
  lead: { zh: '主办 {units}', en: 'leads: {units}' },
  helpers: { zh: '协办 {units}', en: 'helps: {units}' },
  urgency: { zh: '紧急程度：{x}', en: 'urgency: {x}' },
  intent: { zh: '性质：{x}', en: 'intent: {x}' },
  limit: { zh: '时限 {x}', en: 'limit {x}' },
  until: { zh: '到 {x}', en: 'until {x}' },
  fromTo: { zh: '{from} 到 {to}', en: '{from} to {to}' },
  expected: { zh: '预计 {x}', en: 'expected {x}' },
  reached: { zh: '联系上了', en: 'reached' },
  notReached: { zh: '没联系上', en: 'not reached' },
  upheld: { zh: '申诉成立', en: 'upheld' },
  notUpheld: { zh: '申诉不成立', en: 'not upheld' },
  toUnit: { zh: '给 {x}', en: 'to {x}' },
  suggest: { zh: '建议转 {x}', en: 'better: {x}' },
  told: { zh: '通过{x}告知', en: 'told by {x}' },
  from: { zh: '来自{x}', en: 'from {x}' },
  number: { zh: '{system} {number}', en: '{system} {number}' },
  files: { zh: '照片 {n} 张', en: { one: '{n} picture', other: '{n} pictures' } },
})
