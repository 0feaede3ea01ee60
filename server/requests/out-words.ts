/** Heads and words of a list of requests that leaves, in the language of whoever takes it. */
export const outHeads = {
  title: { zh: '诉求清单', en: 'Requests' },
  city: { zh: '市12345转办件回复', en: 'Answers to the city' },
  number: { zh: '诉求编号', en: 'Number' },
  matter: { zh: '事情', en: 'Matter' },
  place: { zh: '地方', en: 'Place' },
  channel: { zh: '来源', en: 'Source' },
  line: { zh: '条线', en: 'Line' },
  item: { zh: '事项', en: 'Item' },
  urgency: { zh: '紧急程度', en: 'Urgency' },
  lead: { zh: '主办单位', en: 'Lead unit' },
  received: { zh: '收到时间', en: 'Received' },
  due: { zh: '到期时间', en: 'Due' },
  state: { zh: '状态', en: 'State' },
  followers: { zh: '关注人数', en: 'Followers' },
  supervised: { zh: '督办', en: 'Supervised' },
} as const

export const yes = { zh: '是', en: 'yes' }
