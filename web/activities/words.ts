import type { ActivityGroup, Joining } from '../../domain/activities/kinds.ts'
import type { ActivityStatus } from '../../domain/activities/schema.ts'
import { defineWords, type Word } from '../kit/words.ts'

type All<K extends string> = Record<K, Word>

export const groupWords = defineWords({
  health: { zh: '看病和健康', en: 'Health' },
  surroundings: { zh: '环境卫生', en: 'Surroundings' },
  culture: { zh: '文艺和体育', en: 'Culture and sport' },
  learning: { zh: '讲座和学习', en: 'Talks and learning' },
  law: { zh: '法律和政策', en: 'Law and policy' },
  care: { zh: '关爱帮扶', en: 'Care' },
  work: { zh: '就业', en: 'Work' },
  safety: { zh: '平安和应急', en: 'Safety' },
  together: { zh: '邻里和共建', en: 'Together' },
}) satisfies All<ActivityGroup>

export const statusWords = defineWords({
  planned: { zh: '筹备中', en: 'planned' },
  published: { zh: '已发布', en: 'published' },
  cancelled: { zh: '已取消', en: 'called off' },
  closed: { zh: '已办结', en: 'closed' },
}) satisfies All<ActivityStatus>

export const joiningWords = defineWords({
  none: { zh: '来了就行，不用报名', en: 'Come by; no need to sign up' },
  open: { zh: '居民报名', en: 'Residents sign up' },
  staff: { zh: '由主办方安排', en: 'Put down by whoever holds it' },
}) satisfies All<Joining>
