import { defineWords } from '../../kit/words.ts'

export const callBackWords = defineWords({
  crumbs: { zh: '所在位置', en: 'Where you are' },
  care: { zh: '关爱服务', en: 'Care and visits' },
  title: { zh: '探访回访', en: 'Call-backs on visits' },
  note: {
    zh: '随机抽一些被探访的人，由别人打电话问问是不是这样。只看一个地方的比例，不看哪位工作人员。',
    en: 'Some who were visited are drawn at random and asked by somebody else whether it was so. The share is the place’s, never a worker’s.',
  },
  place: { zh: '地方', en: 'Place' },
  month: { zh: '月份', en: 'Month' },
  person: { zh: '被探访的人', en: 'Who was visited' },
  at: { zh: '记录的时间', en: 'As recorded' },
  answer: { zh: '本人怎么说', en: 'What they say' },
  sum: {
    zh: '当月见到 {of} 人次，抽了 {drawn}，已问 {asked}，与记录一致 {alike}。',
    en: '{of} met in the month, {drawn} drawn, {asked} asked, {alike} as recorded.',
  },
  seed: { zh: '抽取编号 {seed}，谁都能照样再抽一遍。', en: 'Drawn with {seed}: anybody can draw it again.' },
  empty: { zh: '这个月这里没有抽到要回访的人', en: 'Nobody was drawn here for this month' },
  emptyDo: {
    zh: '每月自动抽取，下月初出现在这里。',
    en: 'Each month is drawn by itself and stands here when it is over.',
  },
})

export const answerWords = defineWords({
  'as-recorded': { zh: '和记录一样', en: 'As recorded' },
  'not-visited': { zh: '没有来过', en: 'Nobody came' },
  otherwise: { zh: '来过，情况不同', en: 'Came, but otherwise' },
  'not-reached': { zh: '没有接通', en: 'Not reached' },
})
