/** What pairs are made of. */
import { z } from 'zod'

/** 工作人员 居民 单位或小队: who may be a helper. */
export const HelperKind = z.enum(['account', 'person', 'organisation'])
export type HelperKind = z.output<typeof HelperKind>

/** 任务完成 双方意愿 帮扶人离开 改结他人 登记有误. */
export const PairEnd = z.enum(['fulfilled', 'own-wish', 'helper-left', 'other-helper', 'mistake'])
export type PairEnd = z.output<typeof PairEnd>
