/** Every message says who sends it. */
export const gatewayWords = {
  /** The name beside the sender's address of a letter. */
  sender: { zh: '{county}社区服务', en: '{county} community services' },
  signature: { zh: '【{county}社区服务】', en: '[{county} community services] ' },
} as const
