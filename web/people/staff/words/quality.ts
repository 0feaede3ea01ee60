import type { QualityKind } from '../../../../domain/people/quality.ts'
import { defineWords, type Word } from '../../../kit/words.ts'

type All<K extends string> = Record<K, Word>

export const qualityKindWords = defineWords({
  'no-dwelling': { zh: '没有住处', en: 'No home' },
  'no-contact': { zh: '没有联系电话', en: 'No phone' },
  'shared-phone': { zh: '几家人共用一个电话', en: 'One phone for many' },
  'age-limit': { zh: '年龄到限，还没核实', en: 'Age limit passed' },
  'recheck-due': { zh: '类别到期没复核', en: 'To be confirmed anew' },
  'no-liaison': { zh: '没有联系人的户', en: 'Homes without a liaison' },
}) satisfies All<QualityKind>

export const qualityAboutWords = defineWords({
  'no-dwelling': { zh: '没有登记现住的门牌', en: 'No door of the register' },
  'no-contact': { zh: '本人和同住的人都没有电话', en: 'Neither they nor whom they live with' },
  'shared-phone': { zh: '三人以上、不止一户用同一个号码', en: 'More than three, of more than one home' },
  'age-limit': { zh: '打开后在“待核实”里定', en: 'Open the person and settle it' },
  'recheck-due': {
    zh: '过了复核的月数还没有再确认；按期的占比写在旁边',
    en: 'Not confirmed within its months; beside it the share that was',
  },
  'no-liaison': { zh: '每户定一位联系人', en: 'Give each somebody to turn to' },
}) satisfies All<QualityKind>

export const qualityWords = defineWords({
  title: { zh: '档案缺漏', en: 'Gaps in the register' },
  note: {
    zh: '每天夜里查一遍；改好的，第二天不再列出。',
    en: 'Looked for every night; what is put right is gone the next day.',
  },
  asOf: { zh: '{when} 查的', en: 'As of {when}' },
  never: { zh: '还没有查过，今夜开始查', en: 'Not looked for yet; the first time is tonight' },
  what: { zh: '缺什么', en: 'What' },
  about: { zh: '怎么算', en: 'Means' },
  count: { zh: '多少', en: 'How many' },
  inTime: { zh: '按期 {share}', en: '{share} in time' },
  open: { zh: '看名单', en: 'See the list' },
  openOf: { zh: '看名单：{what}', en: 'List: {what}' },
  all: { zh: '共 {n} 项', en: { one: 'One kind', other: '{n} kinds' } },
  listOf: { zh: '名单：{what}', en: 'List: {what}' },
  empty: { zh: '这里没有', en: 'Nobody here' },
  emptyDo: { zh: '换个地方看看。', en: 'Try another place.' },
})

export const runWords = defineWords({
  title: { zh: '夜间自动核对', en: 'What the night did' },
  note: {
    zh: '系统每天夜里自己做的事，只有数，没有名字。',
    en: 'What happens by itself every night: counts, no names.',
  },
  job: { zh: '做了什么', en: 'What' },
  at: { zh: '什么时候', en: 'When' },
  counts: { zh: '结果', en: 'Result' },
  limits: { zh: '年龄到限', en: 'Age limits' },
  check: { zh: '人口数核对', en: 'Population recounted' },
  quality: { zh: '档案缺漏', en: 'Gaps in the register' },
  propose: { zh: '{name}：提请核实 {n} 人', en: '{name}: {n} laid before a person' },
  end: { zh: '{name}：自动结束 {n} 人', en: '{name}: {n} ended' },
  nothing: { zh: '没有到限的', en: 'Nobody reached a limit' },
  agree: { zh: '{n} 个数都对', en: 'All {n} sums agree' },
  mended: { zh: '{n} 个数里改正了 {wrong} 个', en: '{wrong} of {n} sums put right' },
  looked: { zh: '查过一遍', en: 'Looked for' },
  all: { zh: '最近 {n} 次', en: { one: 'The last one', other: 'The last {n}' } },
  empty: { zh: '还没有记录', en: 'Nothing yet' },
})
