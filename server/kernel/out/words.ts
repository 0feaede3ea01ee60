/** What a list says about itself. */
export const outWords = {
  zh: {
    mark: (county: string, name: string, at: string, to: string, no: string) =>
      `${county} · 导出人 ${name} · ${at} · 去向 ${to} · 编号 ${no} · 内含个人信息，请勿转发`,
  },
  en: {
    mark: (county: string, name: string, at: string, to: string, no: string) =>
      `${county} · taken by ${name} · ${at} · for ${to} · no. ${no} · personal data, do not pass on`,
  },
} as const
