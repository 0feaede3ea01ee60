import type { DemandKind, DemandRhythm, DemandState, HeldIn } from '../../domain/demands/schema.ts'
import { defineWords, type Word } from '../kit/words.ts'

export const kindWords = defineWords({
  form: { zh: '表格', en: 'Form' },
  duty: { zh: '任务', en: 'Duty' },
  quota: { zh: '指标', en: 'Quota' },
  report: { zh: '报告', en: 'Report' },
} satisfies Record<DemandKind, Word>)

export const rhythmWords = defineWords({
  once: { zh: '一次', en: 'once' },
  day: { zh: '每天', en: 'every day' },
  week: { zh: '每周', en: 'every week' },
  month: { zh: '每月', en: 'every month' },
  quarter: { zh: '每季度', en: 'every quarter' },
  half: { zh: '每半年', en: 'every half-year' },
  year: { zh: '每年', en: 'every year' },
  'as-needed': { zh: '按需', en: 'as needed' },
} satisfies Record<DemandRhythm, Word>)

export const stateWords = defineWords({
  asked: { zh: '待审批', en: 'Waits' },
  refused: { zh: '未准入', en: 'Not admitted' },
  coming: { zh: '未开始', en: 'Not begun' },
  standing: { zh: '执行中', en: 'In force' },
  over: { zh: '已到期', en: 'Over' },
} satisfies Record<DemandState, Word>)

export const heldWords = defineWords({
  people: { zh: '居民档案里已有', en: 'held in the register of people' },
  places: { zh: '地域档案里已有', en: 'held with the places' },
  records: { zh: '服务记录里已有', en: 'held in the records of service' },
} satisfies Record<HeldIn, Word>)

export const admissionWords = defineWords({
  by: { zh: '已准入：{title}', en: 'Admitted: {title}' },
  until: { zh: '到 {day} 止', en: 'until {day}' },
  waits: { zh: '准入申请正在审批', en: 'Admission is asked for and waits' },
  see: { zh: '看申请', en: 'See it' },
  needed: {
    zh: '这里还没有准入，不能填。要求单位申请、批准后才能办。',
    en: 'Not admitted here, so it cannot be filled. Whoever asks has it admitted first.',
  },
  ask: { zh: '申请准入', en: 'Ask for admission' },
})

export const askWords = defineWords({
  title: { zh: '申请准入', en: 'Ask for admission' },
  note: {
    zh: '写清谁要求、凭什么文件、多久一次、到哪天为止。批准以后才执行。',
    en: 'Say who asks, on which paper, how often and until when. It holds once it is approved.',
  },
  kind: { zh: '类别', en: 'Kind' },
  what: { zh: '事项', en: 'What' },
  asker: { zh: '要求单位', en: 'Who asks' },
  number: { zh: '文号', en: 'Number of the paper' },
  ground: { zh: '文件名称', en: 'Name of the paper' },
  places: { zh: '要求哪些地方做', en: 'Asked of' },
  rhythm: { zh: '频次', en: 'How often' },
  from: { zh: '开始', en: 'From' },
  until: { zh: '截止', en: 'Until' },
  untilHint: {
    zh: '到期自动停止，提前30天提醒要求单位。',
    en: 'It stops by itself; whoever asks is told 30 days ahead.',
  },
  labels: { zh: '要填哪些内容', en: 'What it asks' },
  labelsHint: { zh: '一行一项。档案里已有的会标出来。', en: 'One a line. What is held already is marked.' },
  send: { zh: '提交审批', en: 'Send for approval' },
  sent: { zh: '已提交审批', en: 'Sent for approval' },
})

export const faultWords = defineWords({
  'place-unknown': { zh: '没有这个地方', en: 'No such place' },
  'organisation-unknown': { zh: '没有这个单位', en: 'No such unit' },
  'ends-before-start': { zh: '截止要在开始以后', en: 'It ends before it begins' },
  'day-past': { zh: '这一天已经过去', en: 'This day is past' },
  'code-twice': { zh: '写了两次', en: 'Said twice' },
})
