/** How a reason is said: one sentence, or another title with it. */
interface Said {
  title?: string
  detail: string
}

export type Reason = Record<'zh' | 'en', Said>

export const only = (zh: string, en: string): Reason => ({ zh: { detail: zh }, en: { detail: en } })

export const titled = (zh: readonly [string, string], en: readonly [string, string]): Reason => ({
  zh: { title: zh[0], detail: zh[1] },
  en: { title: en[0], detail: en[1] },
})
