/** Every message says who sends it. */
export const gatewayWords = {
  signature: { zh: '【{county}社区服务】', en: '[{county} community services] ' },
} as const
